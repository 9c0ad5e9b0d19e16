using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Local.KeyVault;

/// <summary>Certificates of the data plane: ask for one, merge the answer, get, list.</summary>
internal sealed class CertificateEndpoints(VaultStore store, PendingCertificates pending)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/certificates/{name}/create", CreateAsync);
        routes.MapGet("/certificates/{name}/pending", (HttpRequest request, string name) =>
            VaultJson.Answer(Operation(request, name, pending.Find(name))));
        routes.MapDelete("/certificates/{name}/pending", (HttpRequest request, string name) =>
            VaultJson.Answer(Operation(request, name, pending.Delete(name))));
        routes.MapPost("/certificates/{name}/pending/merge", MergeAsync);
        routes.MapGet("/certificates", (HttpRequest request) => VaultPage.Of(
            request, store.Certificates.All.Select(one => Item(request, one.Name, null, one.Latest))));
        routes.MapGet("/certificates/{name}/versions", (HttpRequest request, string name) => VaultPage.Of(
            request, store.Certificates.Versions(name).Select(one => Item(request, name, one.Version, one))));
        routes.MapGet("/certificates/{name}/policy", (HttpRequest request, string name) =>
            VaultJson.Answer(CertificatePolicyJson.Write(request, name, Find(name, null).Policy)));
        routes.MapGet("/certificates/{name}/{version?}", (HttpRequest request, string name, string? version) =>
            VaultJson.Answer(Bundle(request, name, Find(name, version))));
        routes.MapPatch("/certificates/{name}/{version}", ChangeAsync);
    }

    private CertificateVersion Find(string name, string? version) =>
        store.Certificates.Find(name, version) ?? throw VaultRefusalException.NotFound("Certificate", name);

    private async Task<IResult> CreateAsync(HttpRequest request, string name)
    {
        var json = await VaultJson.ReadAsync(request);
        var begun = pending.Begin(name, CertificatePolicyJson.Read(json), VaultJson.Tags(json));
        return VaultJson.Answer(Operation(request, name, begun), StatusCodes.Status202Accepted);
    }

    private async Task<IResult> MergeAsync(HttpRequest request, string name)
    {
        var json = await VaultJson.ReadAsync(request);
        byte[][] chain = VaultJson.Member(json, "x5c") is { } list
            ? [.. list.EnumerateArray().Select(one => one.GetBytesFromBase64())]
            : [];
        return VaultJson.Answer(Bundle(request, name, pending.Merge(name, chain)), StatusCodes.Status201Created);
    }

    private async Task<IResult> ChangeAsync(HttpRequest request, string name, string version)
    {
        var json = await VaultJson.ReadAsync(request);
        var certificate = Find(name, version);
        VaultJson.Apply(json, certificate);
        certificate.Updated = store.Now;
        if (store.Secrets.Find(name, version) is { } secret) secret.IsEnabled = certificate.IsEnabled;
        return VaultJson.Answer(Bundle(request, name, certificate));
    }

    private static object Operation(HttpRequest request, string name, PendingCertificate one) => new
    {
        id = $"{VaultJson.Id(request, "certificates", name)}/pending",
        issuer = new { name = one.Version.Policy.Issuer },
        csr = Convert.ToBase64String(one.Csr),
        cancellation_requested = false,
        status = "inProgress",
        status_details = "Pending certificate created. Please Perform Merge to complete the request.",
        request_id = one.RequestId,
    };

    private static object Item(HttpRequest request, string name, string? version, CertificateVersion one) => new
    {
        id = VaultJson.Id(request, "certificates", name, version),
        x5t = Thumbprint(one),
        attributes = VaultJson.Attributes(one),
        tags = one.Tags,
        subject = one.Policy.Subject,
    };

    private static object Bundle(HttpRequest request, string name, CertificateVersion one) => new
    {
        id = VaultJson.Id(request, "certificates", name, one.Version),
        kid = VaultJson.Id(request, "keys", name, one.Version),
        sid = VaultJson.Id(request, "secrets", name, one.Version),
        x5t = Thumbprint(one),
        cer = one.Der is null ? null : Convert.ToBase64String(one.Der),
        attributes = VaultJson.Attributes(one),
        tags = one.Tags,
        contentType = one.Policy.ContentType,
        policy = CertificatePolicyJson.Write(request, name, one.Policy),
        pending = one.Der is null ? new { id = $"{VaultJson.Id(request, "certificates", name)}/pending" } : null,
    };

    // Key Vault names certificates by SHA-1; nothing is decided by it.
    private static string? Thumbprint(CertificateVersion one)
    {
        if (one.Der is null) return null;
        using var certificate = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(one.Der);
        return System.Buffers.Text.Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA1));
    }
}
