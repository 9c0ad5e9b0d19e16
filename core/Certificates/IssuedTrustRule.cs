using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates.Revocation;

namespace Bridge.Core.Certificates;

/// <summary>
/// Truv presents a certificate that our own authority issued for it (webhook option B in Truv's documentation). Only the
/// rule's authorities are trusted, never the machine's store, and nothing is downloaded while a request waits.
/// </summary>
/// <param name="name">Name of the rule.</param>
/// <param name="subject">The names that we issued the certificate for.</param>
/// <param name="authorities">Our root, and the intermediates: App Service forwards the leaf alone.</param>
/// <param name="requireClientUsage">Whether the certificate must be marked for client authentication.</param>
/// <param name="revocation">Lists of revoked certificates; null when none are configured.</param>
/// <param name="window">When the rule is in force; null for always.</param>
public sealed class IssuedTrustRule(
    string name, ExpectedSubject subject, X509Certificate2Collection authorities, bool requireClientUsage = true,
    RevocationLists? revocation = null, RuleWindow? window = null)
    : TrustRule(name, subject, window)
{
    private readonly TrustChain _chain = new(authorities, requireClientUsage);

    private readonly HashSet<string> _names =
        new(authorities.Select(authority => authority.Subject), StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates a rule for one DNS name, in force at any time, without lists of revoked certificates.</summary>
    /// <param name="name">Name of the rule.</param>
    /// <param name="dnsName">The exact DNS name that we issued the certificate for.</param>
    /// <param name="authorities">Our root and the intermediates.</param>
    public IssuedTrustRule(string name, string dnsName, X509Certificate2Collection authorities)
        : this(name, new ExpectedSubject(dnsName), authorities)
    {
    }

    /// <inheritdoc />
    public override long Generation => revocation?.Generation ?? 0;

    /// <inheritdoc />
    public override DateTimeOffset NextChange(DateTimeOffset now) => Edges.After(
        now,
        [
            base.NextChange(now), revocation?.NextChange(now) ?? DateTimeOffset.MaxValue,
            .. authorities.Select(CertificateTime.NotBefore),
            // The chain's own clock counts in seconds, of which the last one belongs to the validity.
            .. authorities.Select(authority => CertificateTime.NotAfter(authority).AddSeconds(1)),
        ]);

    // Anybody can write our name there; it only spares the chain of everybody who does not even claim to be ours.
    internal override TrustOutcome JudgeOrigin(X509Certificate2 leaf, CertificateEncoding encoding) =>
        _names.Contains(leaf.Issuer) ? TrustOutcome.Trusted : TrustOutcome.OtherIssuer;

    internal override TrustOutcome JudgeUse(X509Certificate2 leaf, DateTimeOffset now)
    {
        var usage = LeafUsage.Judge(leaf, requireClientUsage);
        return usage == TrustOutcome.Trusted ? _chain.Judge(leaf, now, revocation) : usage;
    }
}
