using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Local.KeyVault;
using Bridge.Local.Pki;
using Bridge.Local.ServiceBus;
using Bridge.Local.Truv;

namespace Bridge.Cli.Up;

/// <summary>The app settings that Azure would give the function app, and what the vault holds under their names.</summary>
internal static class FunctionSettings
{
    internal const string HeaderName = "X-Bridge-Key";
    private const string ClientCertificate = "truv-api-client";
    private const string ClientId = "truv-client-id";
    private const string AccessSecrets = "truv-access-secret-";
    private const string Headers = "webhook-header-";
    private const string Pins = "truv-webhook-pin-";
    internal const string WebhookCa = "webhook-ca";
    private const string First = "1";
    private const string Every = "*";

    internal static void FillVault(LocalKeyVault vault, LocalPki pki, LocalSecrets secrets)
    {
        vault.SetSecret(ClientId, secrets.ClientId);
        vault.SetSecret(AccessSecrets + First, secrets.AccessSecret);
        vault.SetSecret(Headers + First, secrets.HeaderValue);
        vault.SetSecret(Pins + First, Fingerprint(pki.PinnedSender.CertificateFile));
        vault.SetSecret(WebhookCa, File.ReadAllText(pki.WebhookCaFile), "application/x-pem-file");
        vault.SetCertificate(
            ClientCertificate, File.ReadAllText(pki.ApiClient.CertificateFile), File.ReadAllText(pki.ApiClient.KeyFile));
    }

    internal static Dictionary<string, string> Environment(
        LocalKeyVault vault, LocalPki pki, Broker broker, TruvApi truvApi, string storage, Uri webhook) => new()
        {
            ["IDENTITY_ENDPOINT"] = vault.IdentityUrl.ToString(),
            ["IDENTITY_HEADER"] = vault.IdentityHeader,
            ["AzureWebJobsStorage"] = storage,
            ["Storage"] = storage,
            ["ServiceBus"] = broker.ConnectionString,
            ["KeyVault__Uri"] = vault.Url.ToString(),
            ["KeyVault__CaFile"] = pki.PlatformCaFile,
            ["KeyVault__RefreshInterval"] = "00:00:05",
            ["Truv__Environment"] = "Sandbox",
            ["Truv__BaseAddress"] = truvApi.Url.ToString(),
            ["Truv__CaFile"] = pki.ApiCaFile,
            ["Truv__ClientCertificate"] = ClientCertificate,
            ["Truv__ClientIdSecret"] = ClientId,
            ["Truv__AccessSecrets"] = AccessSecrets + Every,
            ["Receiving__Attestation__ClientCertificateMode"] = "Required",
            ["Receiving__Attestation__HttpsOnly"] = "true",
            ["Receiving__Attestation__ExclusionPaths"] = "None",
            ["Receiving__TrustRules__0__Name"] = "truv-issued",
            ["Receiving__TrustRules__0__Kind"] = "Issued",
            ["Receiving__TrustRules__0__SubjectAlternativeName"] = "mtls-sandbox.truv.com",
            ["Receiving__TrustRules__0__CaSecret"] = WebhookCa,
            ["Receiving__TrustRules__1__Name"] = "truv-pinned",
            ["Receiving__TrustRules__1__Kind"] = "Pinned",
            ["Receiving__TrustRules__1__SubjectAlternativeName"] = "mtls-prod.truv.com",
            ["Receiving__TrustRules__1__CertificateSha256Secret"] = Pins + Every,
            ["Receiving__Headers__0__Name"] = HeaderName,
            ["Receiving__Headers__0__Secrets"] = Headers + Every,
            ["EnrichmentSchedule"] = OrElse("EnrichmentSchedule", "*/2 * * * * *"),
            ["ReconciliationSchedule"] = OrElse("ReconciliationSchedule", "30 * * * * *"),
            ["Reconciliation__WebhookUrl"] = webhook.ToString(),
            ["Reconciliation__Settling"] = OrElse("Reconciliation__Settling", "00:00:20"),
            ["Reconciliation__Repair"] = OrElse("Reconciliation__Repair", "Enable"),
        };

    // What suits a laptop, unless somebody wants it otherwise.
    private static string OrElse(string name, string usual) => System.Environment.GetEnvironmentVariable(name) ?? usual;

    private static string Fingerprint(string certificateFile)
    {
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(certificateFile);
        return certificate.GetCertHashString(HashAlgorithmName.SHA256);
    }
}
