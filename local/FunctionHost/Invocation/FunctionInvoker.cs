using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Local.FunctionHost.Invocation;

/// <summary>Runs one function: a new object of its class, then a call compiled at start.</summary>
internal sealed class FunctionInvoker
{
    private readonly ObjectFactory? create;
    private readonly FunctionBody body;

    private FunctionInvoker(ObjectFactory? create, FunctionBody body) => (this.create, this.body) = (create, body);

    public static FunctionInvoker? Create(
        string name, MethodInfo method, IParameterSource source, StartProblems problems)
    {
        var unbound = FunctionCompiler.Unbound(method, source).ToList();
        foreach (var parameter in unbound)
            problems.Add($"Function {name}: parameter {parameter} cannot be bound; {source.Choices}.");
        if (unbound.Count > 0)
            return null;

        try
        {
            var create = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, []);
            return new(create, FunctionCompiler.Compile(method, source));
        }
        catch (InvalidOperationException error)
        {
            problems.Add($"Function {name}: {error.Message}");
            return null;
        }
    }

    public ValueTask<object?> InvokeAsync(IServiceProvider services, FunctionInvocation invocation) =>
        body(create?.Invoke(services, []), invocation);
}
