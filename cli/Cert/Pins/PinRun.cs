using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Security.KeyVault.Secrets;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;

namespace Bridge.Cli.Cert.Pins;

/// <summary>Prints or stores the rule for one certificate.</summary>
internal sealed class PinRun(Talk talk)
{
    internal async Task<int> PrintAsync(X509Certificate2 certificate)
    {
        await talk.Output.WriteLineAsync(
            $"""
            Receiving__TrustRules__N__Name=truv-pinned
            Receiving__TrustRules__N__Kind=Pinned
            Receiving__TrustRules__N__SubjectAlternativeName={NameOf(certificate) ?? "THE-EXACT-DNS-NAME"}
            Receiving__TrustRules__N__CertificateSha256={Fingerprint(certificate)}
            """);
        await DescribeAsync(certificate);
        return ExitCodes.Success;
    }

    internal async Task<int> StoreAsync(
        X509Certificate2 certificate, SecretClient vault, ReceivingOptions receiving, CancellationToken cancellationToken)
    {
        var name = NameOf(certificate);
        var rule = receiving.TrustRules.FirstOrDefault(one => one.Kind == TrustRuleKind.Pinned
            && string.Equals(one.SubjectAlternativeName, name, StringComparison.OrdinalIgnoreCase));
        if (rule is null)
            return await talk.RefuseAsync(
                $"No pinned trust rule is for {name ?? "a certificate without a DNS name"}: add the rule first (without --store it is printed).");
        if (SecretLists.Entries(rule.CertificateSha256Secret ?? "").FirstOrDefault(entry => entry.EndsWith('*')) is not { } entry)
            return await talk.RefuseAsync(
                $"The trust rule '{rule.Name}' takes no pins from the vault by a prefix: set its CertificateSha256Secret, such as truv-pin-*.");

        var secret = entry[..^1] + Fingerprint(certificate)[..16].ToLowerInvariant();
        // The dates go along, so that a pin of an expired certificate falls away by itself.
        await vault.SetSecretAsync(
            new KeyVaultSecret(secret, Fingerprint(certificate))
            {
                Properties =
                {
                    ContentType = "text/plain", ExpiresOn = certificate.NotAfter.ToUniversalTime(),
                    Tags = { ["purpose"] = "pin", ["subject"] = certificate.Subject },
                },
            },
            cancellationToken);
        await talk.Output.WriteLineAsync(secret);
        await DescribeAsync(certificate);
        await talk.Errors.WriteLineAsync(
            $"The trust rule '{rule.Name}' accepts it from the next reading of the vault on. The former pin stays until it expires, or: "
            + "bridge secrets retire NAME");
        return ExitCodes.Success;
    }

    private Task DescribeAsync(X509Certificate2 certificate) => talk.Errors.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {certificate.Subject}, issued by {certificate.Issuer}
        SHA-256 {Fingerprint(certificate)}
        valid from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd} to {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}
        Compare the fingerprint with Truv by another way than the one by which the file came.
        """));

    private static string Fingerprint(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    private static string? NameOf(X509Certificate2 certificate) => certificate.Extensions
        .OfType<X509SubjectAlternativeNameExtension>().SelectMany(names => names.EnumerateDnsNames()).FirstOrDefault();
}
