using Bridge.Local.FunctionHost.Invocation;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Local.FunctionHost.Discovery;

/// <summary>A function that a timer starts.</summary>
internal sealed record TimerFunction(string Name, FunctionInvoker Invoker, TimerTriggerAttribute Trigger)
    : FunctionDefinition(Name, Invoker);
