using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Local.FunctionHost.Invocation;

/// <summary>Fills the parameters of a timer function.</summary>
internal sealed class TimerParameters : IParameterSource
{
    public static TimerParameters Instance { get; } = new();

    public string Choices => "a timer function takes TimerInfo and CancellationToken";

    public Expression? Bind(ParameterInfo parameter, Expression invocation)
    {
        if (parameter.ParameterType == typeof(TimerInfo))
            return Expression.Property(invocation, nameof(FunctionInvocation.Timer));
        if (parameter.ParameterType == typeof(CancellationToken))
            return Expression.Property(invocation, nameof(FunctionInvocation.Cancellation));

        return null;
    }
}
