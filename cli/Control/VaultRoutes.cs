using Bridge.Local.KeyVault;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Cli.Control;

/// <summary>The vault's part of the control endpoint: a fault begins with POST, and all of them end with DELETE.</summary>
internal static class VaultRoutes
{
    private const int UsualStatus = 503;

    internal static void Map(IEndpointRouteBuilder routes, LocalKeyVault vault)
    {
        routes.MapGet("/vault", () => Results.Json(new { requests = vault.Faults.Requests }));
        routes.MapPost("/vault/faults/outage", () => Begin(vault, VaultFault.Outage));
        routes.MapPost("/vault/faults/throttle", (HttpRequest request) => Try(() => Begin(vault, VaultFault.Throttled(
            QueryNumber.Read(request.Query, "times", 1, 1, int.MaxValue), QueryNumber.Read(request.Query, "retryAfter", 1, 0, 3600)))));
        routes.MapPost("/vault/faults/answer", (HttpRequest request) => Try(() => Begin(vault, new VaultFault(
            QueryNumber.Read(request.Query, "status", UsualStatus, 400, 599),
            QueryNumber.Read(request.Query, "times", int.MaxValue, 1, int.MaxValue),
            PathPrefix: request.Query["path"] is [{ Length: > 0 } path] ? path : null))));
        routes.MapDelete("/vault/faults", () =>
        {
            vault.Faults.Clear();
            return Results.NoContent();
        });
    }

    private static IResult Begin(LocalKeyVault vault, VaultFault fault)
    {
        vault.Faults.Add(fault);
        return Results.NoContent();
    }

    private static IResult Try(Func<IResult> begin)
    {
        try
        {
            return begin();
        }
        catch (FormatException e)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
