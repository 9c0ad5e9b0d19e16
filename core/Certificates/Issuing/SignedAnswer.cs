using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates.Issuing;

/// <summary>The certificate that an authority sent back for a request of ours, and the chain that came with it.</summary>
/// <param name="Leaf">The certificate of our key.</param>
/// <param name="Chain">Its issuers, the nearest first.</param>
public sealed record SignedAnswer(X509Certificate2 Leaf, IReadOnlyList<X509Certificate2> Chain)
{
    /// <summary>Puts certificates in order: the one with the request's key first, then issuer after issuer.</summary>
    /// <param name="certificates">All that were sent, in any order.</param>
    /// <param name="key">The key of the request.</param>
    /// <param name="foreign">Those that have no part in the chain.</param>
    public static SignedAnswer Sort(
        IReadOnlyCollection<X509Certificate2> certificates, PublicKey key, out IReadOnlyList<X509Certificate2> foreign)
    {
        ArgumentNullException.ThrowIfNull(certificates);
        var leaf = certificates.FirstOrDefault(one => HasKey(one, key)) ?? certificates.First();
        var left = certificates.Where(one => !ReferenceEquals(one, leaf)).ToList();
        var chain = new List<X509Certificate2>();
        for (var last = leaf; left.Find(one => CertificateSignature.IsBy(one, last)) is { } issuer; last = issuer)
        {
            left.Remove(issuer);
            chain.Add(issuer);
        }

        foreign = left;
        return new SignedAnswer(leaf, chain);
    }

    /// <summary>Lists everything that speaks against it.</summary>
    /// <param name="key">The key of the request.</param>
    /// <param name="subject">The subject of the request.</param>
    /// <param name="now">The present, UTC.</param>
    public IEnumerable<AnswerProblem> Problems(PublicKey key, X500DistinguishedName subject, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (!HasKey(Leaf, key)) yield return AnswerProblem.OtherKey;
        if (!DistinguishedNames.AreSame(Leaf.SubjectName, subject)) yield return AnswerProblem.OtherSubject;
        if (CertificateTime.NotBefore(Leaf) > now) yield return AnswerProblem.NotYetValid;
        if (CertificateTime.NotAfter(Leaf) < now) yield return AnswerProblem.Expired;
        if (!ClientUsage.IsAllowed(Leaf)) yield return AnswerProblem.NotForClients;
        if (Leaf.Extensions.OfType<X509BasicConstraintsExtension>().Any(one => one.CertificateAuthority))
            yield return AnswerProblem.IsAuthority;
        if (Chain.Any(one => CertificateTime.NotBefore(one) > now || CertificateTime.NotAfter(one) < now))
            yield return AnswerProblem.ChainNotInValidity;
        if (!SignatureAlgorithm.IsStrong(CertificateEncoding.Read(Leaf.RawDataMemory).SignatureAlgorithm))
            yield return AnswerProblem.WeakSignature;
    }

    private static bool HasKey(X509Certificate2 certificate, PublicKey key) =>
        certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo());
}
