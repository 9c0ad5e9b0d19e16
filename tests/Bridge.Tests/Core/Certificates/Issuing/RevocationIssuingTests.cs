using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates.Issuing;
using Bridge.Core.Certificates.Revocation;
using Bridge.Tests.Builders;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.X509;

namespace Bridge.Tests.Core.Certificates.Issuing;

/// <summary>Lists of revoked certificates, read back by receiving and by another library.</summary>
public sealed class RevocationIssuingTests
{
    private static readonly DateTimeOffset Now = TestAuthority.Now;
    private static readonly byte[] Serial = Convert.FromHexString("4A00000000000000000000000000FF01");

    [Theory]
    [InlineData("P-256")]
    [InlineData("P-384")]
    [InlineData("RSA 2048")]
    public async Task ListRevoked_OneCertificate_IsReadByReceiving(string key)
    {
        var authority = await AuthorityUnderTest.CreateAsync(key);
        using var issued = await authority.IssueAsync();

        var list = await authority.ListAsync(Revoked(issued.SerialNumberBytes.ToArray()));

        var outcome = RevocationListReader.Read(list, [authority.Certificate], Now, out var read);
        Assert.Equal((RevocationListOutcome.Replaced, true), (outcome, read!.Contains(issued)));
        Assert.Equal(Now.AddDays(7), read.NextUpdate);
    }

    [Fact]
    public async Task ListRevoked_Entry_SaysWhenAndWhy()
    {
        var authority = await AuthorityUnderTest.CreateAsync();

        var list = new X509CrlParser().ReadCrl(await authority.ListAsync(Revoked(Serial)));

        var entry = Assert.Single(list.GetRevokedCertificates());
        Assert.Equal(Convert.ToHexString(Serial), entry.SerialNumber.ToString(16).ToUpperInvariant());
        Assert.Equal(Now.AddHours(-3).UtcDateTime, entry.RevocationDate);
        var reason = DerEnumerated.GetInstance(Asn1Object.FromByteArray(entry.GetExtensionValue(X509Extensions.ReasonCode).GetOctets()));
        Assert.Equal((int)X509RevocationReason.KeyCompromise, reason.IntValueExact);
    }

    [Fact]
    public async Task ListRevoked_Nothing_IsAnEmptyListOfToday()
    {
        var authority = await AuthorityUnderTest.CreateAsync();

        var list = new X509CrlParser().ReadCrl(await authority.Authority.ListRevokedAsync(null!, TimeSpan.FromDays(1), TestContext.Current.CancellationToken));

        Assert.Null(list.GetRevokedCertificates());
        Assert.Equal((Now.AddMinutes(-5).UtcDateTime, Now.AddDays(1).UtcDateTime), (list.ThisUpdate, list.NextUpdate));
        var identifier = AuthorityKeyIdentifier.GetInstance(
            Asn1Object.FromByteArray(list.GetExtensionValue(X509Extensions.AuthorityKeyIdentifier).GetOctets()));
        Assert.Equal(
            authority.Certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifier,
            Convert.ToHexString(identifier.KeyIdentifier.GetOctets()));
        Assert.Null(identifier.AuthorityCertIssuer);
    }

    [Fact]
    public async Task ListRevoked_LaterList_HasAHigherNumber()
    {
        var authority = await AuthorityUnderTest.CreateAsync();
        CertificateRevocationListBuilder.Load(await authority.ListAsync(), out var first);

        authority.Time.Advance(TimeSpan.FromMilliseconds(1));
        CertificateRevocationListBuilder.Load(await authority.ListAsync(), out var second);

        Assert.True(second > first, $"{second} after {first}");
    }

    private static RevokedCertificate Revoked(byte[] serial) => new(serial, Now.AddHours(-3), X509RevocationReason.KeyCompromise);
}
