using Bridge.Local.FunctionHost.Invocation;

namespace Bridge.Local.FunctionHost.Discovery;

/// <summary>A function of the app, ready to run.</summary>
internal abstract record FunctionDefinition(string Name, FunctionInvoker Invoker);
