namespace Bridge.Local.FunctionHost.Invocation;

/// <summary>Calls a function's method.</summary>
/// <param name="instance">The object to call it on; null for a static method.</param>
/// <param name="invocation">Where the arguments come from.</param>
/// <returns>What the function returned; null where it returns nothing.</returns>
internal delegate ValueTask<object?> FunctionBody(object? instance, FunctionInvocation invocation);
