using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Local.FunctionHost.Invocation;

/// <summary>Fills the parameters of an HTTP function.</summary>
/// <param name="routeParameters">The names of its route's parameters.</param>
internal sealed class HttpParameters(IEnumerable<string> routeParameters) : IParameterSource
{
    private static readonly MethodInfo RouteTextMethod = ((Func<HttpContext, string, string?>)RouteText).Method;

    private readonly HashSet<string> routeParameters = new(routeParameters, StringComparer.OrdinalIgnoreCase);

    // Azure's worker binds no HttpContext either.
    public string Choices =>
        "an HTTP function takes HttpRequest (its HttpContext property has the rest), CancellationToken, "
        + "and strings named for its route's parameters";

    public Expression? Bind(ParameterInfo parameter, Expression invocation)
    {
        var http = Expression.Property(invocation, nameof(FunctionInvocation.Http));
        if (parameter.ParameterType == typeof(HttpRequest))
            return Expression.Property(http, nameof(HttpContext.Request));
        if (parameter.ParameterType == typeof(CancellationToken))
            return Expression.Property(invocation, nameof(FunctionInvocation.Cancellation));
        if (parameter.ParameterType == typeof(string) && routeParameters.Contains(parameter.Name!))
            return Expression.Call(RouteTextMethod, http, Expression.Constant(parameter.Name));

        return null;
    }

    private static string? RouteText(HttpContext http, string name) =>
        http.GetRouteValue(name) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
}
