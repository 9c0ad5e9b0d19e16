using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Tests.Local.FunctionHost.Samples;

/// <summary>One function for each way to answer.</summary>
public static class ResultFunctions
{
    [Function("Value")]
    public static IResult Value([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        Results.StatusCode(201);

    [Function("OfTask")]
    public static async Task<IResult> OfTask([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
    {
        await Task.Yield();
        return Results.StatusCode(202);
    }

    [Function("OfValueTask")]
    public static ValueTask<IResult> OfValueTask([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        ValueTask.FromResult(Results.StatusCode(203));

    [Function("Nothing")]
    public static void Nothing([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        request.HttpContext.Response.StatusCode = 204;

    [Function("WrittenByTask")]
    public static Task WrittenByTask([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        request.HttpContext.Response.WriteAsync("written", request.HttpContext.RequestAborted);

    [Function("WrittenByValueTask")]
    public static async ValueTask WrittenByValueTask([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        await request.HttpContext.Response.WriteAsync("written", request.HttpContext.RequestAborted);

    [Function("Action")]
    public static IActionResult Action([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        new ConflictResult();

    [Function("ActionOfTask")]
    public static Task<ObjectResult> ActionOfTask([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        Task.FromResult(new ObjectResult(new { Answer = 42 }) { StatusCode = 418 });

    [Function("Throws")]
    public static IResult Throws([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
    {
        request.HttpContext.Response.Headers["X-Half"] = "done";
        throw new InvalidOperationException("broken on purpose");
    }

    [Function("ThrowsLate")]
    public static async Task ThrowsLate([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("half", request.HttpContext.RequestAborted);
        await request.HttpContext.Response.Body.FlushAsync(request.HttpContext.RequestAborted);
        throw new InvalidOperationException("broken on purpose");
    }

    [Function("Oversized")]
    public static IResult Oversized([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        throw new BadHttpRequestException("Request body too large.", StatusCodes.Status413PayloadTooLarge);
}
