using System.Security.Cryptography;
using Azure;
using Bridge.Functions.Vault;

namespace Bridge.Tests.Local.KeyVault;

/// <summary>Keys of the local vault, through the official pipeline.</summary>
public sealed class KeyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(VaultKeyKind.Rsa2048, "RS256")]
    [InlineData(VaultKeyKind.P256, "ES256")]
    [InlineData(VaultKeyKind.P384, "ES384")]
    public async Task Sign_ADigest_IsVerifiedByThePublicHalf(VaultKeyKind kind, string algorithm)
    {
        await using var vault = await VaultUnderTest.StartAsync();
        var made = await vault.Clients.Keys.CreateAsync("ca", kind, Token);
        var hash = algorithm == "ES384" ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256;
        var digest = CryptographicOperations.HashData(hash, "what is signed"u8);

        var signature = await vault.Clients.Keys.SignAsync(made, algorithm, digest, Token);

        var read = await vault.Clients.Keys.GetAsync("ca", Token);
        using var rsa = read.PublicKey.GetRSAPublicKey();
        using var ecdsa = read.PublicKey.GetECDsaPublicKey();
        Assert.Equal(made.Id, read.Id);
        Assert.True(rsa?.VerifyHash(digest, signature, hash, RSASignaturePadding.Pkcs1) ?? ecdsa!.VerifyHash(digest, signature));
    }

    [Fact]
    public async Task Sign_WithTheAlgorithmOfAnotherKey_IsRefused()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        var key = await vault.Clients.Keys.CreateAsync("ca", VaultKeyKind.P256, Token);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => vault.Clients.Keys.SignAsync(key, "RS256", new byte[32], Token));

        Assert.Equal(400, refusal.Status);
    }

    [Fact]
    public async Task Get_Missing_IsNotFound()
    {
        await using var vault = await VaultUnderTest.StartAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => vault.Clients.Keys.GetAsync("ca", Token));

        Assert.Equal(404, refusal.Status);
    }
}
