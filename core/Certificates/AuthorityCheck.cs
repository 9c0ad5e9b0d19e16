using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates;

/// <summary>Whether certificates can serve an <see cref="IssuedTrustRule"/> as authorities.</summary>
public static class AuthorityCheck
{
    /// <summary>Lists what is wrong with configured authorities; empty when nothing is.</summary>
    public static IReadOnlyList<string> Problems(X509Certificate2Collection authorities)
    {
        ArgumentNullException.ThrowIfNull(authorities);
        var problems = new List<string>();
        if (!authorities.Any(IsSelfIssued))
            problems.Add("no root among its authorities: add the self-signed certificate that the chain ends in");
        foreach (var authority in authorities)
        {
            if (!IsAuthority(authority))
                problems.Add($"an authority that is none: {authority.Subject} lacks the basic constraint CA");
            if (CertificateStrength.JudgeKey(authority.PublicKey) != TrustOutcome.Trusted)
                problems.Add($"an authority with a weak key: {authority.Subject} needs RSA of 2048 bits or P-256/384/521");
        }

        return problems;
    }

    internal static bool IsSelfIssued(X509Certificate2 authority) =>
        authority.SubjectName.RawData.AsSpan().SequenceEqual(authority.IssuerName.RawData);

    private static bool IsAuthority(X509Certificate2 certificate) => certificate.Extensions
        .OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);
}
