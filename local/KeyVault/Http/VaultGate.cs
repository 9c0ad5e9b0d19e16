using Microsoft.AspNetCore.Http;

namespace Bridge.Local.KeyVault;

/// <summary>What every request meets first: faults, then the token; and how a refusal is written.</summary>
internal sealed class VaultGate(IdentityTokens tokens, VaultFaults faults)
{
    private const string Challenge =
        "Bearer authorization=\"https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000\", "
        + $"resource=\"{IdentityTokens.Resource}\"";

    internal async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        switch (faults.Next(context.Request.Path.Value!))
        {
            case { IsOutage: true }:
                context.Abort();
                break;
            case { IsHanging: true }:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case { } fault:
                if (fault.RetryAfter is { } seconds) context.Response.Headers.RetryAfter = $"{seconds}";
                await VaultJson.Refusal(fault.ToRefusal()).ExecuteAsync(context);
                break;
            case null when !tokens.IsValid(context.Request.Headers.Authorization):
                context.Response.Headers.WWWAuthenticate = Challenge;
                await VaultJson.Refusal(new VaultRefusalException(
                    StatusCodes.Status401Unauthorized, "Unauthorized", "AKV10000: Request is missing a Bearer or PoP token.")).ExecuteAsync(context);
                break;
            default:
                await AnswerAsync(context, next);
                break;
        }
    }

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (VaultRefusalException refusal)
        {
            await VaultJson.Refusal(refusal).ExecuteAsync(context);
        }
    }
}
