using Bridge.Local.FunctionHost.Discovery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Local.FunctionHost.Http;

/// <summary>Maps HTTP functions to their routes.</summary>
internal static class HttpFunctionExtensions
{
    public static void AddHttpFunctions(this IServiceCollection services, IReadOnlyList<HttpFunction> functions)
    {
        services.AddRouting();
        if (functions.Any(function => function.NeedsMvc))
            services.AddMvcCore();
    }

    public static void UseHttpFunctions(this WebApplication app, IReadOnlyList<HttpFunction> functions)
    {
        app.UseRouting();
        app.Use(AnswerNotFoundAsync);
        foreach (var function in functions)
            Map(app, function);
    }

    private static void Map(WebApplication app, HttpFunction function)
    {
        var logs = app.Services.GetRequiredService<ILoggerFactory>();
        var handler = new HttpFunctionHandler(function, logs.CreateLogger($"Function.{function.Name}"));
        var endpoint = app.Map(function.Route, handler.HandleAsync).WithMetadata(function);
        if (function.Methods.Count > 0)
            endpoint.WithMetadata(new HttpMethodMetadata(function.Methods));
    }

    // The Functions host knows no 405: a method that no function of the route takes is a route that does not exist.
    private static Task AnswerNotFoundAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<HttpFunction>() is not null)
            return next(context);

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
