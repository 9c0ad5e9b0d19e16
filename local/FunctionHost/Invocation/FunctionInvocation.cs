using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Local.FunctionHost.Invocation;

/// <summary>What a function may be given for one run: a request or a timer, and when to give up.</summary>
internal readonly record struct FunctionInvocation(HttpContext? Http, TimerInfo? Timer, CancellationToken Cancellation);
