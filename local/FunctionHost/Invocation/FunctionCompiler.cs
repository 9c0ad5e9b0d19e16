using System.Linq.Expressions;
using System.Reflection;

namespace Bridge.Local.FunctionHost.Invocation;

/// <summary>Compiles the call of a function's method once, so that a request pays for no reflection.</summary>
internal static class FunctionCompiler
{
    private static readonly ParameterExpression Instance = Expression.Parameter(typeof(object));
    private static readonly ParameterExpression Invocation = Expression.Parameter(typeof(FunctionInvocation));

    /// <summary>The parameters that the trigger cannot fill.</summary>
    public static IEnumerable<string> Unbound(MethodInfo method, IParameterSource source) =>
        from parameter in method.GetParameters()
        where source.Bind(parameter, Invocation) is null
        select $"{parameter.Name} ({parameter.ParameterType.Name})";

    public static FunctionBody Compile(MethodInfo method, IParameterSource source)
    {
        var target = method.IsStatic ? null : Expression.Convert(Instance, method.DeclaringType!);
        var arguments = method.GetParameters().Select(parameter => source.Bind(parameter, Invocation)!);
        var call = Completion(Expression.Call(target, method, arguments));
        return Expression.Lambda<FunctionBody>(call, Instance, Invocation).Compile();
    }

    private static Expression Completion(Expression call)
    {
        var type = call.Type;
        if (type == typeof(void))
            return Expression.Block(call, Expression.Default(typeof(ValueTask<object?>)));
        if (type == typeof(Task) || type == typeof(ValueTask))
            return Expression.Call(typeof(Completions), nameof(Completions.NothingAsync), null, call);

        if (FunctionResult.IsTaskOfResult(type))
            return Expression.Call(
                typeof(Completions), nameof(Completions.ResultAsync), type.GetGenericArguments(), call);

        return Expression.Call(
            typeof(Completions), nameof(Completions.ReadyAsync), null, Expression.Convert(call, typeof(object)));
    }
}
