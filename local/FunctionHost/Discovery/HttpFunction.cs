using Bridge.Local.FunctionHost.Invocation;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Bridge.Local.FunctionHost.Discovery;

/// <summary>A function that a request starts.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Invoker">Runs it.</param>
/// <param name="Route">Its route, prefix included.</param>
/// <param name="Methods">The HTTP methods it answers; none means any.</param>
/// <param name="NeedsMvc">Whether its result is one of MVC's.</param>
internal sealed record HttpFunction(
    string Name, FunctionInvoker Invoker, RoutePattern Route, IReadOnlyList<string> Methods, bool NeedsMvc)
    : FunctionDefinition(Name, Invoker);
