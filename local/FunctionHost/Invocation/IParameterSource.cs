using System.Linq.Expressions;
using System.Reflection;

namespace Bridge.Local.FunctionHost.Invocation;

/// <summary>Knows which parameters a kind of trigger can fill, and from where.</summary>
internal interface IParameterSource
{
    /// <summary>What a parameter may be, in words.</summary>
    string Choices { get; }

    /// <summary>The expression that reads a parameter's value from an invocation; null where there is none.</summary>
    Expression? Bind(ParameterInfo parameter, Expression invocation);
}
