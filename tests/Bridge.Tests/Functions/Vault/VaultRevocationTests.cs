using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Revocation;
using Bridge.Functions.Settings;
using Bridge.Local.KeyVault;
using Bridge.Tests.Builders;
using Bridge.Tests.Local.KeyVault;

namespace Bridge.Tests.Functions.Vault;

/// <summary>Lists of revoked certificates that are kept in the vault.</summary>
public sealed class VaultRevocationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_ListInASecret_IsTheListOfItsAuthority()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        var root = CertificateBuilder.Root();
        var leaf = new CertificateBuilder().SignedBy(root);
        var now = TestAuthority.Now;
        vault.Vault.SetSecret("ca-crl", System.Security.Cryptography.PemEncoding.WriteString("X509 CRL", root.Revoke([leaf])));

        var content = await FeedBuilder.Source(TimeProvider.System, () => vault.Clients).ReadAsync("vault:ca-crl", Token);

        Assert.Equal(RevocationListOutcome.Replaced, RevocationListReader.Read(content!.Value, [root.Certificate], now, out var list));
        var lists = new RevocationLists(TimeSpan.Zero);
        lists.Offer(list!);
        var rule = new IssuedTrustRule("issued", new ExpectedSubject(CertificateBuilder.DnsName), [root.Certificate], revocation: lists);
        Assert.Equal(TrustOutcome.Revoked, rule.Judge(leaf.Certificate, now));
    }

    [Fact]
    public async Task Read_SecretMissingOrVaultAway_IsUnreachable()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        var source = FeedBuilder.Source(TimeProvider.System, () => vault.Clients);

        Assert.Null(await source.ReadAsync("vault:ca-crl", Token));
        vault.Vault.Faults.Add(VaultFault.Outage);
        Assert.Null(await source.ReadAsync("vault:ca-crl", Token));
    }

    [Theory]
    [InlineData("vault:ca-crl", true)]
    [InlineData("vault:", false)]
    [InlineData("Vault:ca-crl", false)]
    public void IsValid_Location_NeedsTheNameOfASecret(string location, bool isValid) =>
        Assert.Equal(isValid, CrlLocations.IsValid(location));
}
