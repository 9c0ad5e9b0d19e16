using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Tests.Local.FunctionHost.Samples;

/// <summary>Tells the caller what the function was given.</summary>
public static class EchoFunctions
{
    [Function("Headers")]
    public static IResult Headers([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        Results.Json(request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToArray(), StringComparer.OrdinalIgnoreCase));

    [Function("Connection")]
    public static async Task<IResult> Connection([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
    {
        var connection = request.HttpContext.Connection;
        var certificate = await connection.GetClientCertificateAsync(request.HttpContext.RequestAborted);
        return Results.Text(certificate?.Subject ?? "no certificate");
    }

    [Function("Body")]
    public static async Task<IResult> Body(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        return Results.Text(await reader.ReadToEndAsync(cancellationToken));
    }
}
