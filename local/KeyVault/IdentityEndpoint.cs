using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Local.KeyVault;

/// <summary>App Service's managed identity endpoint, as <c>IDENTITY_ENDPOINT</c> and <c>IDENTITY_HEADER</c> announce it.</summary>
internal sealed class IdentityEndpoint(IdentityTokens tokens)
{
    internal const string Path = "/msi/token";

    internal string Header { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    internal void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, Answer);

    private IResult Answer(HttpRequest request)
    {
        if (!HasHeader(request)) return Error(StatusCodes.Status401Unauthorized, "The X-IDENTITY-HEADER is wrong.");
        var resource = request.Query["resource"].ToString();
        if (resource.TrimEnd('/') != IdentityTokens.Resource)
            return Error(StatusCodes.Status400BadRequest, "The local identity has tokens for Key Vault only.");

        var (token, expiresAt) = tokens.Issue();
        return Results.Json(new
        {
            access_token = token,
            expires_on = expiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            resource,
            token_type = "Bearer",
            client_id = "00000000-0000-0000-0000-000000000001",
        });
    }

    private bool HasHeader(HttpRequest request) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(request.Headers["X-IDENTITY-HEADER"].ToString()), Encoding.UTF8.GetBytes(Header));

    private static IResult Error(int status, string message) =>
        Results.Json(new { statusCode = status, message }, statusCode: status);
}
