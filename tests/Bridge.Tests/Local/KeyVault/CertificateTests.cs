using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure;
using Azure.Security.KeyVault.Certificates;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Local.KeyVault;

/// <summary>Certificates of the local vault, through the official client.</summary>
public sealed class CertificateTests
{
    private const string Subject = "CN=api-mtls.acme.truv.com, O=Truv Inc, L=Miami, ST=Florida, C=US";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_IssuerUnknown_GivesARequestAndMergeMakesTheVersion()
    {
        var authority = new TestAuthority();
        await using var vault = await VaultUnderTest.StartAsync(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TestAuthority.Now));
        var client = vault.Clients.Certificates;
        var operation = await client.StartCreateCertificateAsync("api", Policy(), cancellationToken: Token);
        var chain = Sign(operation.Properties.Csr, authority);

        var pending = (await client.GetCertificateAsync("api", Token)).Value;
        await client.MergeCertificateAsync(new MergeCertificateOptions("api", [chain.RawData, authority.Certificate.RawData]), Token);

        var merged = (await client.GetCertificateAsync("api", Token)).Value;
        using var downloaded = (await client.DownloadCertificateAsync("api", cancellationToken: Token)).Value;
        Assert.Equal((false, 0), (pending.Properties.Enabled, pending.Cer?.Length ?? 0));
        Assert.Equal((true, pending.Properties.Version), (merged.Properties.Enabled, merged.Properties.Version));
        Assert.Equal(chain.RawData, merged.Cer);
        Assert.True(downloaded.HasPrivateKey);
        await AssertSecretHoldsAsync(vault, 2);
    }

    [Fact]
    public async Task Merge_OfAnotherKey_IsRefusedAndTheRequestGoesOn()
    {
        var authority = new TestAuthority();
        await using var vault = await VaultUnderTest.StartAsync();
        var client = vault.Clients.Certificates;
        await client.StartCreateCertificateAsync("api", Policy(), cancellationToken: Token);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => client.MergeCertificateAsync(
            new MergeCertificateOptions("api", [authority.Issue().RawData]), Token));

        Assert.Equal((400, "BadParameter"), (refusal.Status, refusal.ErrorCode));
        Assert.Equal("inProgress", (await client.GetCertificateOperationAsync("api", Token)).Properties.Status);
    }

    [Fact]
    public async Task Create_WhileOneIsPending_IsAConflictUntilThatIsDeleted()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        var client = vault.Clients.Certificates;
        var operation = await client.StartCreateCertificateAsync("api", Policy(), cancellationToken: Token);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => client.StartCreateCertificateAsync("api", Policy(), cancellationToken: Token));
        await operation.DeleteAsync(Token);
        var next = await client.StartCreateCertificateAsync("api", Policy(), cancellationToken: Token);

        Assert.Equal(409, refusal.Status);
        Assert.NotEmpty(next.Properties.Csr);
    }

    [Fact]
    public async Task Secret_OfAnExpiredCertificate_IsUnreadableWhileItsPublicPartIsNot()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var vault = await VaultUnderTest.StartAsync(time);
        vault.Vault.SetCertificate(
            "api", await File.ReadAllTextAsync(vault.Pki.ApiClient.CertificateFile, Token),
            await File.ReadAllTextAsync(vault.Pki.ApiClient.KeyFile, Token));
        await vault.Clients.Secrets.GetSecretAsync("api", cancellationToken: Token);

        // The clients' tokens are of the same clock.
        time.Advance(TimeSpan.FromDays(400));

        using var later = new VaultLater(vault);
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => later.Clients.Secrets.GetSecretAsync("api", cancellationToken: Token));
        Assert.Equal(403, refusal.Status);
        Assert.NotEmpty((await later.Clients.Certificates.GetCertificateAsync("api", Token)).Value.Cer);
    }

    [Fact]
    public async Task Create_PolicyThatKeepsTheKeyIn_GivesASecretWithoutIt()
    {
        var authority = new TestAuthority();
        await using var vault = await VaultUnderTest.StartAsync(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TestAuthority.Now));
        var policy = Policy();
        policy.Exportable = false;
        var operation = await vault.Clients.Certificates.StartCreateCertificateAsync("api", policy, cancellationToken: Token);
        await vault.Clients.Certificates.MergeCertificateAsync(
            new MergeCertificateOptions("api", [Sign(operation.Properties.Csr, authority).RawData]), Token);

        using var downloaded = (await vault.Clients.Certificates.DownloadCertificateAsync("api", cancellationToken: Token)).Value;

        Assert.False(downloaded.HasPrivateKey);
    }

    private static async Task AssertSecretHoldsAsync(VaultUnderTest vault, int certificates)
    {
        var secret = (await vault.Clients.Secrets.GetSecretAsync("api", cancellationToken: Token)).Value;
        var held = X509CertificateLoader.LoadPkcs12Collection(Convert.FromBase64String(secret.Value), null);
        Assert.Equal(certificates, held.Count);
        Assert.Equal(1, held.Count(one => one.HasPrivateKey));
    }

    private static CertificatePolicy Policy() => new(WellKnownIssuerNames.Unknown, Subject)
    {
        KeyType = CertificateKeyType.Ec, KeyCurveName = CertificateKeyCurveName.P256, Exportable = true,
        ContentType = CertificateContentType.Pkcs12,
    };

    private static X509Certificate2 Sign(byte[] csr, TestAuthority authority)
    {
        var request = CertificateRequest.LoadSigningRequest(
            csr, HashAlgorithmName.SHA256, CertificateRequestLoadOptions.SkipSignatureValidation);
        return request.Create(
            authority.Certificate, TestAuthority.Now.AddDays(-1), TestAuthority.Now.AddDays(300), RandomNumberGenerator.GetBytes(12));
    }
}
