using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Issuing;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates.Issuing;

public sealed class CertificateAuthorityTests
{
    private static readonly DateTimeOffset Now = TestAuthority.Now;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("P-256", "1.2.840.10045.4.3.2")]
    [InlineData("P-384", "1.2.840.10045.4.3.3")]
    [InlineData("P-521", "1.2.840.10045.4.3.4")]
    [InlineData("RSA 2048", "1.2.840.113549.1.1.11")]
    public async Task Issue_AnyKindOfKey_IsSignedByItAndPassesAsClient(string key, string algorithm)
    {
        var authority = await AuthorityUnderTest.CreateAsync(key);

        using var issued = await authority.IssueAsync();

        Assert.Equal(algorithm, issued.SignatureAlgorithm.Value);
        Assert.Equal(algorithm, authority.Certificate.SignatureAlgorithm.Value);
        Assert.True(CertificateSignature.IsBy(authority.Certificate, authority.Certificate));
        Assert.Equal(TrustOutcome.Trusted, Rule(authority.Certificate).Judge(issued, Now));
    }

    [Fact]
    public async Task Issue_TwoAuthoritiesOfOneName_EachIsFoundByItsKey()
    {
        var (former, next) = (await AuthorityUnderTest.CreateAsync(), await AuthorityUnderTest.CreateAsync());
        var rule = Rule(former.Certificate, next.Certificate);

        Assert.Equal(TrustOutcome.Trusted, rule.Judge(await former.IssueAsync(), Now));
        Assert.Equal(TrustOutcome.Trusted, rule.Judge(await next.IssueAsync(), Now));
    }

    [Fact]
    public async Task CreateRoot_MaySignCertificatesAndListsAndNoAuthority()
    {
        var root = (await AuthorityUnderTest.CreateAsync(days: 100)).Certificate;

        Assert.Equal(AuthorityUnderTest.Subject.Name, root.Subject);
        Assert.Equal(root.Subject, root.Issuer);
        Assert.Equal((Now.AddMinutes(-5), Now.AddDays(100)), (CertificateTime.NotBefore(root), CertificateTime.NotAfter(root)));
        Assert.Equal(["2.5.29.19", "2.5.29.15", "2.5.29.14"], root.Extensions.Select(one => one.Oid!.Value));
        Assert.Equal([true, true, false], root.Extensions.Select(one => one.Critical));
        var constraints = root.Extensions.OfType<X509BasicConstraintsExtension>().Single();
        Assert.Equal((true, true, 0), (constraints.CertificateAuthority, constraints.HasPathLengthConstraint, constraints.PathLengthConstraint));
        Assert.Equal(
            X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, root.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
    }

    [Fact]
    public async Task Issue_SaysOneNameAndClientUsageWhateverTheRequestAsksFor()
    {
        var authority = await AuthorityUnderTest.CreateAsync();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var request = RequestBuilder.Read(new RequestBuilder().Key(key).Dns("other.truv.com")
            .With(new X509BasicConstraintsExtension(true, false, 0, true))
            .With(new X509EnhancedKeyUsageExtension([new Oid(CertificateBuilder.ServerUsage)], true)).Build());

        using var issued = await authority.Authority.IssueAsync(request, "mtls.truv.com", TimeSpan.FromDays(30), Token);

        Assert.Equal(("CN=mtls, O=Truv Inc", AuthorityUnderTest.Subject.Name), (issued.Subject, issued.Issuer));
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), issued.PublicKey.ExportSubjectPublicKeyInfo());
        Assert.Equal(
            ["2.5.29.19", "2.5.29.15", "2.5.29.37", "2.5.29.14", "2.5.29.35", "2.5.29.17"], issued.Extensions.Select(one => one.Oid!.Value));
        Assert.Equal([true, true, false, false, false, false], issued.Extensions.Select(one => one.Critical));
        var constraints = issued.Extensions.OfType<X509BasicConstraintsExtension>().Single();
        Assert.False(constraints.CertificateAuthority || constraints.HasPathLengthConstraint);
        Assert.Equal(X509KeyUsageFlags.DigitalSignature, issued.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
        Assert.Equal(
            CertificateBuilder.ClientUsage,
            Assert.Single(issued.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>()).Value);
        Assert.Equal(["mtls.truv.com"], issued.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames());
    }

    [Fact]
    public async Task Issue_IdentifiersOfKeys_AreThoseOfAuthorityAndRequest()
    {
        var authority = await AuthorityUnderTest.CreateAsync();

        using var issued = await authority.IssueAsync();

        var identifier = issued.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().Single();
        Assert.Equal(KeyIdentifier(authority.Certificate), Convert.ToHexString(identifier.KeyIdentifier!.Value.Span));
        Assert.Null(identifier.RawIssuer);
        Assert.Equal(new X509SubjectKeyIdentifierExtension(issued.PublicKey, false).SubjectKeyIdentifier, KeyIdentifier(issued));
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(398, 100)]
    public async Task Issue_Validity_EndsWithTheAuthorityAtTheLatest(int asked, int given)
    {
        var authority = await AuthorityUnderTest.CreateAsync(days: 100);

        using var issued = await authority.IssueAsync(asked);

        Assert.Equal((Now.AddMinutes(-5), Now.AddDays(given)), (CertificateTime.NotBefore(issued), CertificateTime.NotAfter(issued)));
    }

    [Fact]
    public async Task Issue_AuthorityThatHasJustBegun_BeginsNotBeforeIt()
    {
        var root = new CertificateBuilder().Authority("CN=New").ValidFrom(Now.AddMinutes(-1)).With(
            new X509SubjectKeyIdentifierExtension(new byte[20], false)).SelfSigned();

        using var issued = await AuthorityUnderTest.Of(root).IssueAsync();

        Assert.Equal(Now.AddMinutes(-1), CertificateTime.NotBefore(issued));
    }

    [Fact]
    public async Task Issue_LongerThanAllowed_IsRefused()
    {
        var authority = await AuthorityUnderTest.CreateAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => authority.IssueAsync(CertificateAuthority.MaxDays + 1));
        await Assert.ThrowsAsync<ArgumentNullException>(() => authority.Authority.IssueAsync(null!, "a", TimeSpan.FromDays(1), Token));
        Assert.Equal(Now.AddDays(398), CertificateTime.NotAfter(await authority.IssueAsync(CertificateAuthority.MaxDays)));
    }

    [Fact]
    public async Task Issue_SerialNumbers_ArePositiveLongAndNeverTheSame()
    {
        var authority = await AuthorityUnderTest.CreateAsync();
        var serials = new List<string>();
        for (var i = 0; i < 32; i++) serials.Add((await authority.IssueAsync()).SerialNumber);

        Assert.Equal(serials.Count, serials.Distinct().Count());
        Assert.All(serials, serial => Assert.Matches("^[4-7][0-9A-F]{31}$", serial));
        // All bits that may vary do: each first digit below the sign comes up.
        Assert.Equal(4, serials.Select(serial => serial[0]).Distinct().Count());
    }

    private static IssuedTrustRule Rule(params X509Certificate2[] roots) =>
        new("issued", new ExpectedSubject(CertificateBuilder.DnsName), [.. roots]);

    private static string? KeyIdentifier(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifier;
}
