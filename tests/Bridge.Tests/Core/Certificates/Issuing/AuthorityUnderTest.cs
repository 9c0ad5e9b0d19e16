using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates.Issuing;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Core.Certificates.Issuing;

/// <summary>An authority with a key of one kind, and what it makes for a request of somebody else.</summary>
internal sealed class AuthorityUnderTest
{
    public static readonly X500DistinguishedName Subject = new("CN=Bridge webhook CA, O=Acme");

    private AuthorityUnderTest(X509Certificate2 certificate, LocalSigner signer, FakeTimeProvider time) =>
        (Certificate, Time, Authority) = (certificate, time, new CertificateAuthority(certificate, signer, time));

    public X509Certificate2 Certificate { get; }

    public FakeTimeProvider Time { get; }

    public CertificateAuthority Authority { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<AuthorityUnderTest> CreateAsync(string key = "P-256", int days = 3650)
    {
        var (signer, time) = (new LocalSigner(TestKeys.Named(key)), new FakeTimeProvider(TestAuthority.Now));
        var root = await CertificateAuthority.CreateRootAsync(Subject, signer, TimeSpan.FromDays(days), time, Token);
        return new AuthorityUnderTest(root, signer, time);
    }

    /// <summary>The authority of a certificate that was made elsewhere.</summary>
    public static AuthorityUnderTest Of(TestCertificate root) =>
        new(root.Certificate, new LocalSigner(root.Key), new FakeTimeProvider(TestAuthority.Now));

    public Task<X509Certificate2> IssueAsync(int days = 365, string dnsName = CertificateBuilder.DnsName) =>
        Authority.IssueAsync(RequestBuilder.Read(new RequestBuilder().Build()), dnsName, TimeSpan.FromDays(days), Token);

    public Task<byte[]> ListAsync(params RevokedCertificate[] revoked) =>
        Authority.ListRevokedAsync(revoked, TimeSpan.FromDays(7), Token);
}
