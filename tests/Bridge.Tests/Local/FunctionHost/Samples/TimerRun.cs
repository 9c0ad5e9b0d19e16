using Microsoft.Azure.Functions.Worker;

namespace Bridge.Tests.Local.FunctionHost.Samples;

/// <summary>A run of a timer function: when it began, and what it was told.</summary>
public sealed record TimerRun(DateTime Started, TimerInfo Timer);
