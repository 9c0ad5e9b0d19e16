using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates.Issuing;

/// <summary>Our own authority for webhook option 2: Truv presents a certificate that it issued.</summary>
/// <param name="certificate">The authority's certificate.</param>
/// <param name="signer">Its key.</param>
/// <param name="time">The clock.</param>
public sealed class CertificateAuthority(X509Certificate2 certificate, IAuthoritySigner signer, TimeProvider time)
{
    /// <summary>Longest validity of an issued certificate, days: a year and a month to renew it in.</summary>
    public const int MaxDays = 398;

    private const int SerialBytes = 16;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>The authority's certificate.</summary>
    public X509Certificate2 Certificate { get; } = certificate;

    /// <summary>Makes the authority's certificate, which may sign certificates and lists, and no further authority.</summary>
    /// <param name="subject">Distinguished name.</param>
    /// <param name="signer">The key.</param>
    /// <param name="lifetime">Validity.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the signing.</param>
    public static Task<X509Certificate2> CreateRootAsync(
        X500DistinguishedName subject, IAuthoritySigner signer, TimeSpan lifetime, TimeProvider time,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(time);
        var request = new CertificateRequest(subject, signer.PublicKey, signer.Hash);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(signer.PublicKey, false));
        var (now, serial) = (time.GetUtcNow(), NewSerial());
        return DeferredSignature.SignAsync(
            signer, generator => request.Create(subject, generator, now - ClockSkew, now + lifetime, serial), cancellationToken);
    }

    /// <summary>Issues a certificate for client authentication and nothing else.</summary>
    /// <param name="request">The request, which proved possession of its key.</param>
    /// <param name="dnsName">The one DNS name that it is issued for.</param>
    /// <param name="lifetime">Validity; cut to that of the authority.</param>
    /// <param name="cancellationToken">Ends the signing.</param>
    public Task<X509Certificate2> IssueAsync(
        SigningRequest request, string dnsName, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lifetime, TimeSpan.FromDays(MaxDays));
        var template = Template(request, dnsName);
        var now = time.GetUtcNow();
        var from = Later(now - ClockSkew, CertificateTime.NotBefore(Certificate));
        var to = now + lifetime < CertificateTime.NotAfter(Certificate) ? now + lifetime : CertificateTime.NotAfter(Certificate);
        var serial = NewSerial();
        return DeferredSignature.SignAsync(
            signer, generator => template.Create(Certificate.SubjectName, generator, from, to, serial), cancellationToken);
    }

    /// <summary>Makes the list of revoked certificates.</summary>
    /// <param name="revoked">All that were revoked and have not expired.</param>
    /// <param name="validity">How long until the next list is due.</param>
    /// <param name="cancellationToken">Ends the signing.</param>
    /// <returns>The list, DER.</returns>
    public Task<byte[]> ListRevokedAsync(
        IEnumerable<RevokedCertificate> revoked, TimeSpan validity, CancellationToken cancellationToken)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var one in revoked ?? []) builder.AddEntry(one.SerialNumber.Span, one.RevokedAt, one.Reason);
        var now = time.GetUtcNow();
        var identifier = X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, true, false);
        return DeferredSignature.SignAsync(
            signer,
            // Its number only has to grow (RFC 5280 §5.2.3).
            generator => builder.Build(
                Certificate.SubjectName, generator, now.ToUnixTimeMilliseconds(), now + validity, signer.Hash, identifier,
                now - ClockSkew),
            cancellationToken);
    }

    // Nothing of the request but subject and key gets in: usages and names are ours to say.
    private CertificateRequest Template(SigningRequest request, string dnsName)
    {
        var template = new CertificateRequest(request.Subject, request.PublicKey, signer.Hash);
        template.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        template.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        template.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ClientUsage.ObjectId)], false));
        template.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        template.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, true, false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(dnsName);
        template.CertificateExtensions.Add(names.Build());
        return template;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    // 127 random bits: positive, unguessable, and unique without a counter that two operators would have to share.
    private static byte[] NewSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }
}
