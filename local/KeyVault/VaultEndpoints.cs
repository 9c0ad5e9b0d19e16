using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Local.KeyVault;

/// <summary>The part of Key Vault's data plane that reads secrets and certificates.</summary>
internal sealed class VaultEndpoints(VaultStore store, IdentityTokens tokens)
{
    private const string Challenge =
        "Bearer authorization=\"https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000\", "
        + $"resource=\"{IdentityTokens.Resource}\"";

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/secrets/{name}/{version?}", (HttpRequest request, string name, string? version) =>
            Answer(request, "Secret", name, version, entry => Secret(request, name, entry)));
        routes.MapGet("/certificates/{name}/{version?}", (HttpRequest request, string name, string? version) =>
            Answer(request, "Certificate", name, version, entry => Certificate(request, name, entry)));
        routes.MapFallback((HttpRequest request) => tokens.IsValid(request.Headers.Authorization)
            ? Error(StatusCodes.Status404NotFound, "NotFound", "The local vault reads secrets and certificates only.")
            : Unauthorized(request));
    }

    private IResult Answer(
        HttpRequest request, string kind, string name, string? version, Func<VaultEntry, object> answer)
    {
        if (!tokens.IsValid(request.Headers.Authorization)) return Unauthorized(request);
        return store.Find(name, version) is { } entry && (kind == "Secret" || entry.Der is not null)
            ? Results.Json(answer(entry))
            : Error(StatusCodes.Status404NotFound, $"{kind}NotFound", $"There is no {kind.ToLowerInvariant()} '{name}'.");
    }

    private static IResult Unauthorized(HttpRequest request)
    {
        request.HttpContext.Response.Headers.WWWAuthenticate = Challenge;
        return Error(StatusCodes.Status401Unauthorized, "Unauthorized", "AKV10000: Request is missing a Bearer or PoP token.");
    }

    private static IResult Error(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);

    private static object Secret(HttpRequest request, string name, VaultEntry entry) => new
    {
        value = entry.Value,
        contentType = entry.ContentType,
        id = Id(request, "secrets", name, entry),
        attributes = Attributes(entry),
    };

    private static object Certificate(HttpRequest request, string name, VaultEntry entry)
    {
        using var leaf = X509CertificateLoader.LoadCertificate(entry.Der!);
        return new
        {
            id = Id(request, "certificates", name, entry),
            sid = Id(request, "secrets", name, entry),
            kid = Id(request, "keys", name, entry),
            cer = Convert.ToBase64String(entry.Der!),
            x5t = System.Buffers.Text.Base64Url.EncodeToString(leaf.GetCertHash(HashAlgorithmName.SHA1)),
            attributes = new
            {
                enabled = true,
                nbf = new DateTimeOffset(leaf.NotBefore).ToUnixTimeSeconds(),
                exp = new DateTimeOffset(leaf.NotAfter).ToUnixTimeSeconds(),
                created = entry.Created.ToUnixTimeSeconds(),
                updated = entry.Created.ToUnixTimeSeconds(),
            },
            contentType = entry.ContentType,
            policy = new
            {
                id = $"{Root(request)}/certificates/{name}/policy",
                key_props = new { exportable = true, reuse_key = false },
                secret_props = new { contentType = entry.ContentType },
                x509_props = new { subject = leaf.Subject },
                issuer = new { name = "Unknown" },
            },
        };
    }

    private static object Attributes(VaultEntry entry) => new
    {
        enabled = true,
        created = entry.Created.ToUnixTimeSeconds(),
        updated = entry.Created.ToUnixTimeSeconds(),
    };

    private static string Id(HttpRequest request, string kind, string name, VaultEntry entry) =>
        $"{Root(request)}/{kind}/{name}/{entry.Version}";

    private static string Root(HttpRequest request) => $"https://{request.Host}";
}
