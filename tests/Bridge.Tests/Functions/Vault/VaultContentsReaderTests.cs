using System.Security.Cryptography;
using Bridge.Core.Certificates;
using Bridge.Functions.Settings;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Functions.Vault;

public sealed class VaultContentsReaderTests(VaultFixture vault) : IClassFixture<VaultFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_CompleteVault_GivesPolicyCredentialsAndACertificateWithItsKey()
    {
        var contents = await vault.Reader().ReadAsync(Token);

        Assert.Equal(["issued", "pinned"], contents.Policy.TrustRules.Select(rule => rule.Name));
        Assert.Equal(["secret-1", "secret-2"], contents.Policy.Secrets.Select(secret => secret.Label));
        Assert.Equal("X-Key", Assert.Single(contents.Policy.Headers).Name);
        Assert.Equal(("the-client", "sandbox-one"), (contents.Credentials.ClientId, contents.Credentials.AccessSecret));
        Assert.True(contents.ClientCertificate.Leaf.HasPrivateKey);
        Assert.Contains("CN=api-mtls.bridge-local.truv.com", contents.ClientCertificate.Leaf.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ManyThingsWrong_ListsAllOfThem()
    {
        var reader = vault.Reader((truv, receiving, _) =>
        {
            truv.ClientCertificate = "missing-certificate";
            truv.ClientIdSecret = "missing-client-id";
            truv.AccessSecrets = "secret-1,production-secret,empty";
            receiving.Headers[0].Secrets = "missing-header";
            receiving.TrustRules[0].CaSecret = "header-1";
        });

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => reader.ReadAsync(Token));

        string[] expected =
        [
            "'missing-certificate' cannot be read: there is none of that name", "'missing-client-id' cannot be read",
            "'production-secret' does not begin with 'sandbox-'", "'empty' is empty", "'missing-header' cannot be read",
            "'header-1' holds no PEM certificate",
        ];
        Assert.Equal(expected.Length, refusal.Failures.Count());
        Assert.All(expected, text => Assert.Contains(text, refusal.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("prod-one", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_IntermediatesWithoutTheirRoot_AreNoRule()
    {
        var reader = vault.Reader((_, receiving, _) =>
            (receiving.TrustRules[0].CaSecret, receiving.TrustRules[0].IntermediatesSecret) = ("header-1", "ca"));

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => reader.ReadAsync(Token));

        Assert.Contains("'header-1' holds no PEM certificate", Assert.Single(refusal.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_SecretsWithALineEnd_AreReportedSinceNoWebhookCouldMatchThem()
    {
        var reader = vault.Reader((truv, receiving, _) =>
        {
            truv.AccessSecrets = "secret-1,secret-with-line-end";
            receiving.Headers[0].Secrets = "header-with-line-end";
        });

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => reader.ReadAsync(Token));

        Assert.Equal(2, refusal.Failures.Count());
        Assert.All(refusal.Failures, text => Assert.Contains("-with-line-end' begins or ends with white space", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_VaultOfAnotherAuthority_SaysThatItCannotBeReached()
    {
        var reader = vault.Reader((_, _, keyVault) => keyVault.CaFile = vault.Pki.ApiCaFile);

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => reader.ReadAsync(Token));

        Assert.Contains("KeyVault__CaFile", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_PinsInSettingsAndVault_AllCount()
    {
        var certificate = new CertificateBuilder().SelfSigned();
        var other = new CertificateBuilder().SelfSigned();
        vault.Vault.SetSecret("pins", $"{new string('1', 64)},\n{certificate.Fingerprint}\n");
        vault.Vault.SetSecret("key-pins", KeyFingerprint(other));
        var reader = vault.Reader((_, receiving, _) =>
        {
            var rule = receiving.TrustRules[1];
            (rule.SubjectAlternativeName, rule.NotBefore) = (CertificateBuilder.DnsName, "2026-05-01T00:00:00Z");
            (rule.CertificateSha256Secret, rule.SpkiSha256Secret) = ("pins", "key-pins");
        });

        var rule = (await reader.ReadAsync(Token)).Policy.TrustRules[1];

        Assert.Equal(TrustOutcome.Trusted, rule.Judge(certificate.Certificate, TestAuthority.Now));
        Assert.Equal(TrustOutcome.Trusted, rule.Judge(other.Certificate, TestAuthority.Now));
        Assert.Equal(TrustOutcome.OutsideWindow, rule.Judge(other.Certificate, TestAuthority.Now.AddDays(-60)));
    }

    [Fact]
    public async Task Read_IntermediatesAndListOfRevoked_ServeTheIssuedRule()
    {
        var root = CertificateBuilder.Root();
        var intermediate = new CertificateBuilder().Authority("CN=Intermediate").SignedBy(root);
        var leaf = new CertificateBuilder().Subject("CN=truv").SignedBy(intermediate);
        var file = await WriteAsync(intermediate.Revoke([leaf], thisUpdate: Yesterday, nextUpdate: Yesterday.AddDays(9)));
        vault.Vault.SetSecret("root", root.Certificate.ExportCertificatePem());
        vault.Vault.SetSecret("intermediate", intermediate.Certificate.ExportCertificatePem());
        var reader = vault.Reader((_, receiving, _) =>
        {
            var rule = receiving.TrustRules[0];
            (rule.CaSecret, rule.IntermediatesSecret, rule.Crl) = ("root", "intermediate", file);
            (rule.SubjectAlternativeName, rule.SubjectCommonName) = (null, "truv");
        });

        var rule = (await reader.ReadAsync(Token)).Policy.TrustRules[0];

        Assert.Equal(TrustOutcome.Revoked, rule.Judge(leaf.Certificate, TestAuthority.Now));
    }

    [Fact]
    public async Task Read_CarrierAndLifetime_ReachThePolicy()
    {
        var app = await vault.Reader().ReadAsync(Token);
        var pem = await vault.Reader((_, receiving, _) =>
        {
            (receiving.Carrier, receiving.PemHeaderName) = ("PemHeader", "X-Client-Cert");
            receiving.CertificateVerdictLifetime = TimeSpan.FromMinutes(1);
        }).ReadAsync(Token);
        var container = await vault.Reader((_, receiving, _) => receiving.Carrier = "ContainerApps").ReadAsync(Token);

        Assert.Equal("X-ARR-ClientCert", app.Policy.Carrier.HeaderName);
        Assert.Equal("X-Client-Cert", pem.Policy.Carrier.HeaderName);
        Assert.Equal("X-Forwarded-Client-Cert", container.Policy.Carrier.HeaderName);
        Assert.Equal(TimeSpan.FromMinutes(1), pem.Policy.CertificateVerdictLifetime);
    }

    [Fact]
    public async Task Read_RulesThatCannotWork_AreListedTogether()
    {
        vault.Vault.SetSecret("leaf", new CertificateBuilder().SignedBy(CertificateBuilder.Root()).Certificate.ExportCertificatePem());
        vault.Vault.SetSecret("no-pins", "12");
        var reader = vault.Reader((_, receiving, _) =>
        {
            receiving.TrustRules[0].CaSecret = "leaf";
            receiving.TrustRules[1].SpkiSha256Secret = "no-pins";
            receiving.TrustRules[1].CertificateSha256Secret = "missing-pins";
            receiving.TrustRules.Add(Issued("without-list", "ca", crl: "/nowhere/list.crl"));
            receiving.TrustRules.Add(Issued("without-intermediates", "ca", intermediates: "missing-intermediates"));
            receiving.TrustRules.Add(new()
            {
                Name = "pinned", Kind = TrustRuleKind.Pinned, SubjectAlternativeName = "c", CertificateSha256 = new string('1', 64),
            });
        });

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => reader.ReadAsync(Token));

        string[] expected =
        [
            "'issued' has no root among its authorities", "'issued' has an authority that is none",
            "'no-pins' must hold SHA-256 values", "'missing-pins' cannot be read", "/nowhere/list.crl cannot be used (Unreachable)",
            "'missing-intermediates' cannot be read", "two rules named 'pinned'",
        ];
        Assert.All(expected, text => Assert.Contains(text, refusal.Message, StringComparison.Ordinal));
        Assert.Equal(expected.Length, refusal.Failures.Count());
    }

    private static DateTimeOffset Yesterday => TestAuthority.Now.AddDays(-1);

    private static TrustRuleOptions Issued(string name, string ca, string? crl = null, string? intermediates = null) => new()
    {
        Name = name, Kind = TrustRuleKind.Issued, SubjectAlternativeName = "a", CaSecret = ca, Crl = crl,
        IntermediatesSecret = intermediates,
    };

    private static string KeyFingerprint(TestCertificate certificate) => Convert.ToHexString(
        SHA256.HashData(certificate.Certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    private async Task<string> WriteAsync(byte[] content)
    {
        var file = Path.Combine(vault.Folder, $"{Guid.NewGuid()}.crl");
        await File.WriteAllBytesAsync(file, content, Token);
        return file;
    }
}
