using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Security.KeyVault.Secrets;
using Bridge.Functions.Vault;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Functions.Vault;

public sealed class CertificateSecretLoaderTests
{
    private static readonly TestCertificate Root = CertificateBuilder.Root();
    private static readonly TestCertificate Made = new CertificateBuilder().SignedBy(Root);

    [Fact]
    public void Load_Pkcs12_GivesLeafWithKeyAndTheOthers()
    {
        X509Certificate2Collection all = [Made.Certificate.CopyWithPrivateKey((ECDsa)Made.Key), Root.Certificate];

        using var loaded = Load(Convert.ToBase64String(all.Export(X509ContentType.Pkcs12)!), "application/x-pkcs12");

        AssertWhole(loaded);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Load_Pem_GivesLeafWithKeyAndTheOthers(bool keyFirst)
    {
        var key = Made.Key.ExportPkcs8PrivateKeyPem();
        var certificates = $"{Made.Certificate.ExportCertificatePem()}\n{Root.Certificate.ExportCertificatePem()}";

        using var loaded = Load(keyFirst ? $"{key}\n{certificates}" : $"{certificates}\n{key}", "application/x-pem-file");

        AssertWhole(loaded);
    }

    [Fact]
    public void Load_PemWithoutAKey_GivesACertificateWithoutOne()
    {
        using var loaded = Load(Made.Certificate.ExportCertificatePem(), "application/x-pem-file");

        Assert.False(loaded.Leaf.HasPrivateKey);
    }

    [Theory]
    [InlineData("", "application/x-pem-file")]
    [InlineData("AAAA", "application/x-pkcs12")]
    public void Load_NoCertificate_IsCryptographicTrouble(string text, string contentType) =>
        Assert.ThrowsAny<CryptographicException>(() => Load(text, contentType));

    private static void AssertWhole(ClientCertificate loaded)
    {
        Assert.Equal(Made.Fingerprint, loaded.Fingerprint);
        Assert.True(loaded.Leaf.HasPrivateKey);
        Assert.Equal(Root.Certificate.RawData, Assert.Single(loaded.Others).RawData);
    }

    private static ClientCertificate Load(string text, string contentType) => CertificateSecretLoader.Load(
        "api", new KeyVaultSecret("api", text) { Properties = { ContentType = contentType } });
}
