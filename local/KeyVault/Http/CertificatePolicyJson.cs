using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bridge.Local.KeyVault;

/// <summary>A certificate's policy as the data plane writes it.</summary>
internal static class CertificatePolicyJson
{
    internal static CertificatePolicy Read(JsonElement request)
    {
        var policy = VaultJson.Member(request, "policy") ?? throw VaultRefusalException.BadParameter("Property policy is missing.");
        var x509 = VaultJson.Member(policy, "x509_props");
        return new CertificatePolicy(
            Key(VaultJson.Member(policy, "key_props")),
            VaultJson.Text(x509, "subject") ?? throw VaultRefusalException.BadParameter("Property subject is missing."),
            VaultJson.Text(VaultJson.Member(policy, "secret_props"), "contentType") ?? CertificatePolicy.Pkcs12,
            VaultJson.Text(VaultJson.Member(policy, "issuer"), "name") ?? "Self",
            DnsNames(x509),
            Texts(x509, "ekus"));
    }

    internal static object Write(HttpRequest request, string name, CertificatePolicy policy) => new
    {
        id = $"{VaultJson.Id(request, "certificates", name)}/policy",
        key_props = new
        {
            exportable = policy.Key.IsExportable, kty = policy.Key.Type, key_size = policy.Key.Size, crv = policy.Key.Curve,
            reuse_key = false,
        },
        secret_props = new { contentType = policy.ContentType },
        x509_props = new
        {
            subject = policy.Subject, ekus = policy.Usages, key_usage = new[] { "digitalSignature" },
            sans = policy.DnsNames.Count == 0 ? null : new { dns_names = policy.DnsNames },
        },
        issuer = new { name = policy.Issuer },
    };

    internal static KeyKind Key(JsonElement? json)
    {
        var size = json is { } given ? VaultJson.Member(given, "key_size") : null;
        var exportable = json is { } known ? VaultJson.Member(known, "exportable") : null;
        return new KeyKind(
            VaultJson.Text(json, "kty") ?? "RSA", size?.GetInt32(), VaultJson.Text(json, "crv"), exportable?.GetBoolean() ?? true);
    }

    private static string[] DnsNames(JsonElement? x509) =>
        x509 is { } given ? Texts(VaultJson.Member(given, "sans"), "dns_names") : [];

    private static string[] Texts(JsonElement? json, string name) =>
        json is { } given && VaultJson.Member(given, name) is { } list
            ? [.. list.EnumerateArray().Select(one => one.GetString()!)]
            : [];
}
