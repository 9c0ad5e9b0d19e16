using System.Security.Cryptography.X509Certificates;
using Bridge.Cli;
using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Revocation;
using Bridge.Functions.Vault;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Cli.Cert;

/// <summary>Our own authority, with its key in the vault or in a folder; openssl reads all that it makes.</summary>
public sealed class AuthorityTests
{
    private const string Dns = "mtls-sandbox.truv.com";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(VaultKeyKind.P256, true, "ecdsa-with-SHA256")]
    [InlineData(VaultKeyKind.P384, true, "ecdsa-with-SHA384")]
    [InlineData(VaultKeyKind.Rsa2048, true, "sha256WithRSAEncryption")]
    [InlineData(VaultKeyKind.P256, false, "ecdsa-with-SHA256")]
    [InlineData(VaultKeyKind.Rsa2048, false, "sha256WithRSAEncryption")]
    public async Task Issue_FromCreationToRevocation_HoldsForOpensslAndForReceiving(VaultKeyKind kind, bool inVault, string algorithm)
    {
        await using var fixture = await CertFixture.StartAsync();
        var run = inVault ? fixture.InVault : fixture.InFolder;
        Assert.Equal(ExitCodes.Success, await run.CreateAsync("webhook-ca", kind, "Acme webhook CA", 3650, Token));
        await CopyPublicAsync(fixture, inVault);
        await OpensslAuthority.NewRequestAsync(
            fixture.Folder, "truv.csr", "/O=Truv Inc/CN=truv", "-addext", $"subjectAltName=DNS:{Dns}", "-addext", "extendedKeyUsage=serverAuth");

        var csr = await File.ReadAllBytesAsync(fixture.PathOf("truv.csr"), Token);
        var issued = await run.IssueAsync("webhook-ca", csr, null, 365, fixture.PathOf("truv.crt"), Token);

        Assert.True(issued == ExitCodes.Success, fixture.Errors.ToString());
        await AssertIssuedAsync(fixture, algorithm);
        var serial = (await Openssl.SayAsync(fixture.Folder, "x509", "-in", "truv.crt", "-noout", "-serial")).Trim().Split('=')[1];
        Assert.Equal(serial, fixture.Output.ToString().Trim().Split('\n')[^1]);
        await AssertJudgedAsync(fixture, TrustOutcome.Trusted);

        Assert.Equal(ExitCodes.Success, await run.RevokeAsync(
            "webhook-ca", serial, X509RevocationReason.KeyCompromise, TimeSpan.FromDays(7), Token));
        await CopyPublicAsync(fixture, inVault);

        var crl = await Openssl.SayAsync(fixture.Folder, "crl", "-in", "crl.pem", "-noout", "-text", "-CAfile", "ca.pem");
        Assert.Contains("verify OK", crl, StringComparison.Ordinal);
        Assert.Contains($"Serial Number: {serial}", crl, StringComparison.Ordinal);
        Assert.Contains("Key Compromise", crl, StringComparison.Ordinal);
        var (exitCode, text) = await Openssl.RunAsync(
            fixture.Folder, "verify", "-CAfile", "ca.pem", "-CRLfile", "crl.pem", "-crl_check", "truv.crt");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("certificate revoked", text, StringComparison.Ordinal);
        await AssertJudgedAsync(fixture, TrustOutcome.Revoked);
    }

    [Fact]
    public async Task Create_Authority_IsCriticalAndMaySignOnly()
    {
        await using var fixture = await CertFixture.StartAsync();
        await fixture.InVault.CreateAsync("webhook-ca", VaultKeyKind.P256, "Acme webhook CA", 3650, Token);
        await CopyPublicAsync(fixture, inVault: true);

        var text = await Openssl.SayAsync(fixture.Folder, "x509", "-in", "ca.pem", "-noout", "-text");

        Assert.Matches(@"Basic Constraints: critical\s+CA:TRUE, pathlen:0", text);
        Assert.Matches(@"Key Usage: critical\s+Certificate Sign, CRL Sign", text);
        Assert.Contains("OK", await Openssl.SayAsync(fixture.Folder, "verify", "-check_ss_sig", "-CAfile", "ca.pem", "ca.pem"), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Failure, await fixture.InVault.CreateAsync("webhook-ca", VaultKeyKind.P256, "Again", 10, Token));
    }

    [Theory]
    [InlineData("key.pem")]
    [InlineData("crl.pem")]
    public async Task Create_InAFolderWhereSomethingHasTheName_OverwritesNothing(string ending)
    {
        await using var fixture = await CertFixture.StartAsync();
        var file = Directory.CreateDirectory(fixture.PathOf("dev")).FullName + $"/webhook-ca.{ending}";
        await File.WriteAllTextAsync(file, "precious", Token);

        Assert.Equal(ExitCodes.Failure, await fixture.InFolder.CreateAsync("webhook-ca", VaultKeyKind.P256, "CA", 10, Token));

        Assert.Equal("precious", await File.ReadAllTextAsync(file, Token));
        Assert.Contains($"webhook-ca.{ending} already", fixture.Errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("webhook-ca")]
    [InlineData("webhook-ca-crl")]
    public async Task Create_InAVaultWhereASecretHasTheName_OverwritesNothing(string secret)
    {
        await using var fixture = await CertFixture.StartAsync();
        fixture.Vault.Vault.SetSecret(secret, "precious");

        Assert.Equal(ExitCodes.Failure, await fixture.InVault.CreateAsync("webhook-ca", VaultKeyKind.P256, "CA", 10, Token));

        Assert.Equal("precious", await PublicAsync(fixture, secret));
        Assert.Contains($"a secret '{secret}' in the Key Vault already", fixture.Errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_InAVaultWhereOnlyAKeyHasTheName_MakesNoNewVersionOfIt()
    {
        await using var fixture = await CertFixture.StartAsync();
        var key = await fixture.Vault.Clients.Keys.CreateAsync("webhook-ca", VaultKeyKind.P256, Token);

        Assert.Equal(ExitCodes.Failure, await fixture.InVault.CreateAsync("webhook-ca", VaultKeyKind.P256, "CA", 10, Token));

        var after = await fixture.Vault.Clients.Keys.GetAsync("webhook-ca", Token);
        Assert.Equal(key.PublicKey.ExportSubjectPublicKeyInfo(), after.PublicKey.ExportSubjectPublicKeyInfo());
        Assert.Contains("a key 'webhook-ca' in the Key Vault already", fixture.Errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issue_AuthorityThatHasEnded_IsRefusedWithTheNextStep()
    {
        await using var fixture = await CertFixture.StartAsync();
        await fixture.InFolder.CreateAsync("dev-ca", VaultKeyKind.P256, "Dev", 10, Token);
        var csr = await RequestAsync(fixture, "");

        var later = fixture.InFolderAt(new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(11)));
        Assert.Equal(ExitCodes.Failure, await later.IssueAsync("dev-ca", csr, null, 30, fixture.PathOf("x.crt"), Token));

        Assert.Contains("'dev-ca' ended on", fixture.Errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("bridge cert ca create", fixture.Errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("names", "no certificate signing request")]
    [InlineData("broken", "has not shown to hold the key")]
    [InlineData("weak", "neither RSA of 2048 bits")]
    [InlineData("none", "no certificate signing request")]
    [InlineData("many", "asks for 2 DNS names")]
    [InlineData("wildcard", "say which one with --dns")]
    public async Task Issue_RequestThatDoesNotDo_IsRefused(string flaw, string problem)
    {
        await using var fixture = await CertFixture.StartAsync();
        await fixture.InFolder.CreateAsync("dev-ca", VaultKeyKind.P256, "Dev", 10, Token);
        var csr = await RequestAsync(fixture, flaw);

        Assert.Equal(ExitCodes.Failure, await fixture.InFolder.IssueAsync("dev-ca", csr, null, 30, fixture.PathOf("x.crt"), Token));

        Assert.Contains(problem, fixture.Errors.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(fixture.PathOf("x.crt")));
    }

    [Fact]
    public async Task Issue_UnknownAuthorityAndRevoke_UnknownSerial_SayWhatToDo()
    {
        await using var fixture = await CertFixture.StartAsync();

        Assert.Equal(ExitCodes.Failure, await fixture.InVault.IssueAsync("none", [], null, 30, "x", Token));
        await fixture.InFolder.CreateAsync("dev-ca", VaultKeyKind.P256, "Dev", 10, Token);
        Assert.Equal(ExitCodes.Failure, await fixture.InFolder.RevokeAsync("dev-ca", "AA", default, TimeSpan.FromDays(1), Token));
        Assert.Equal(ExitCodes.Success, await fixture.InFolder.RevokeAsync("dev-ca", null, default, TimeSpan.FromDays(1), Token));

        Assert.Contains("bridge cert ca create --ca none", fixture.Errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("has issued no certificate AA", fixture.Errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_InTheVault_AsksForNothingButDigests()
    {
        await using var fixture = await CertFixture.StartAsync();
        await fixture.InVault.CreateAsync("webhook-ca", VaultKeyKind.P256, "CA", 10, Token);

        var secrets = await fixture.Vault.Clients.Secrets.GetPropertiesOfSecretsAsync(Token).ToListAsync(Token);

        Assert.Equal(["webhook-ca", "webhook-ca-crl"], secrets.Select(one => one.Name));
        Assert.DoesNotContain("PRIVATE", await PublicAsync(fixture, "webhook-ca"), StringComparison.Ordinal);
    }

    private static async Task AssertIssuedAsync(CertFixture fixture, string algorithm)
    {
        var text = await Openssl.SayAsync(fixture.Folder, "x509", "-in", "truv.crt", "-noout", "-text");
        Assert.Contains($"Signature Algorithm: {algorithm}", text, StringComparison.Ordinal);
        Assert.Matches(@"Basic Constraints: critical\s+CA:FALSE", text);
        Assert.Matches(@"Key Usage: critical\s+Digital Signature\s", text);
        Assert.Matches(@"Extended Key Usage: \s+TLS Web Client Authentication\s+X509v3 Subject Key", text);
        Assert.Matches($@"Subject Alternative Name: \s+DNS:{Dns}\s", text);
        Assert.Contains("Authority Key Identifier", text, StringComparison.Ordinal);
        Assert.Contains("OK", await Openssl.SayAsync(
            fixture.Folder, "verify", "-CAfile", "ca.pem", "-CRLfile", "crl.pem", "-crl_check", "-x509_strict", "-purpose", "sslclient",
            "truv.crt"), StringComparison.Ordinal);
        Assert.NotEqual(0, (await Openssl.RunAsync(fixture.Folder, "verify", "-CAfile", "ca.pem", "-purpose", "sslserver", "truv.crt")).ExitCode);
    }

    private static async Task AssertJudgedAsync(CertFixture fixture, TrustOutcome outcome)
    {
        X509Certificate2Collection authorities = [X509CertificateLoader.LoadCertificateFromFile(fixture.PathOf("ca.pem"))];
        var now = TimeProvider.System.GetUtcNow();
        var lists = new RevocationLists(TimeSpan.Zero);
        RevocationListReader.Read(await File.ReadAllBytesAsync(fixture.PathOf("crl.pem"), Token), authorities, now, out var list);
        Assert.Equal(RevocationListOutcome.Replaced, lists.Offer(list!));
        var rule = new IssuedTrustRule("issued", new ExpectedSubject(Dns), authorities, revocation: lists);

        Assert.Equal(outcome, rule.Judge(X509CertificateLoader.LoadCertificateFromFile(fixture.PathOf("truv.crt")), now));
    }

    private static async Task CopyPublicAsync(CertFixture fixture, bool inVault)
    {
        var (certificate, list) = inVault
            ? (await PublicAsync(fixture, "webhook-ca"), await PublicAsync(fixture, "webhook-ca-crl"))
            : (await File.ReadAllTextAsync(fixture.PathOf("dev/webhook-ca.crt.pem"), Token),
                await File.ReadAllTextAsync(fixture.PathOf("dev/webhook-ca.crl.pem"), Token));
        await File.WriteAllTextAsync(fixture.PathOf("ca.pem"), certificate + "\n", Token);
        await File.WriteAllTextAsync(fixture.PathOf("crl.pem"), list + "\n", Token);
    }

    private static async Task<string> PublicAsync(CertFixture fixture, string secret) =>
        (await fixture.Vault.Clients.Secrets.GetSecretAsync(secret, cancellationToken: Token)).Value.Value;

    private static async Task<byte[]> RequestAsync(CertFixture fixture, string flaw)
    {
        if (flaw == "none") return "nothing"u8.ToArray();
        string[] more = flaw switch
        {
            "many" => ["-addext", "subjectAltName=DNS:a.truv.com,DNS:b.truv.com"],
            "names" => ["-addext", "subjectAltName=DER:30:05:82:7F:61:62:63"],
            "wildcard" => ["-addext", "subjectAltName=DNS:*.truv.com"],
            _ => ["-addext", $"subjectAltName=DNS:{Dns}"],
        };
        if (flaw == "weak")
            await Openssl.SayAsync(fixture.Folder, "req", "-new", "-newkey", "rsa:1024", "-nodes", "-keyout", "k", "-out", "r.csr", "-subj", "/CN=a", "-outform", "der");
        else
            await OpensslAuthority.NewRequestAsync(fixture.Folder, "r.csr", "/CN=a", [.. more, "-outform", "der"]);
        var der = await File.ReadAllBytesAsync(fixture.PathOf("r.csr"), Token);
        if (flaw == "broken") der[^1] ^= 1;
        return der;
    }
}
