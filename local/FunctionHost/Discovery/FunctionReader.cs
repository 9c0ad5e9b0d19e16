using System.Reflection;
using System.Runtime.CompilerServices;
using Bridge.Local.FunctionHost.Invocation;
using Bridge.Local.FunctionHost.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Local.FunctionHost.Discovery;

/// <summary>Reads one function from its method, or says why it cannot be hosted.</summary>
internal static class FunctionReader
{
    public static FunctionDefinition? Read(string name, MethodInfo method, HostJson hostJson, StartProblems problems)
    {
        var before = problems.Count;
        CheckShape(name, method, problems);
        var http = Triggers<HttpTriggerAttribute>(method);
        var timer = Triggers<TimerTriggerAttribute>(method);
        if (http.Count + timer.Count is not 1)
            problems.Add($"Function {name}: exactly one parameter must have [HttpTrigger] or [TimerTrigger].");
        if (problems.Count > before)
            return null;

        return http.Count is 1
            ? Http(name, method, http[0], hostJson.RoutePrefix, problems)
            : Timer(name, method, timer[0], problems);
    }

    private static void CheckShape(string name, MethodInfo method, StartProblems problems)
    {
        var type = method.DeclaringType!;
        if (!method.IsPublic || method.ContainsGenericParameters || (type.IsAbstract && !method.IsStatic))
            problems.Add($"Function {name}: {method.Name} must be public; neither it nor {type} generic or abstract.");
        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
            problems.Add($"Function {name}: an async method must return a task, not void.");
    }

    private static List<T> Triggers<T>(MethodInfo method)
        where T : Attribute =>
        [.. method.GetParameters().Select(parameter => parameter.GetCustomAttribute<T>()).OfType<T>()];

    private static HttpFunction? Http(
        string name, MethodInfo method, HttpTriggerAttribute trigger, string prefix, StartProblems problems)
    {
        if (trigger.AuthLevel is not AuthorizationLevel.Anonymous)
            problems.Add($"Function {name}: AuthorizationLevel.{trigger.AuthLevel} needs keys; only Azure has them.");
        if (Route(name, prefix, trigger.Route ?? name, problems) is not { } route)
            return null;

        var parameters = new HttpParameters(route.Parameters.Select(parameter => parameter.Name));
        var result = FunctionResult.Of(method);
        if (!result.IsNothing && !result.Is<IResult>() && !result.Is<IActionResult>())
            problems.Add($"Function {name}: it returns {result.Type.Name}, not IResult, IActionResult or nothing.");

        return FunctionInvoker.Create(name, method, parameters, problems) is { } invoker
            ? new(name, invoker, route, trigger.Methods ?? [], result.Is<IActionResult>())
            : null;
    }

    private static RoutePattern? Route(string name, string prefix, string route, StartProblems problems)
    {
        try
        {
            return RoutePatternFactory.Parse($"{prefix}/{route.TrimStart('/')}".TrimStart('/'));
        }
        catch (RoutePatternException error)
        {
            problems.Add($"Function {name}: the route {error.Pattern} is not valid. {error.Message}");
            return null;
        }
    }

    private static TimerFunction? Timer(
        string name, MethodInfo method, TimerTriggerAttribute trigger, StartProblems problems)
    {
        var result = FunctionResult.Of(method);
        if (!result.IsNothing)
            problems.Add($"Function {name}: it returns {result.Type.Name}; a timer function returns nothing.");

        return FunctionInvoker.Create(name, method, TimerParameters.Instance, problems) is { } invoker
            ? new(name, invoker, trigger)
            : null;
    }
}
