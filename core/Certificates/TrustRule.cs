using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates;

/// <summary>One way in which a client certificate can be Truv's.</summary>
/// <param name="name">Name of the rule, shown in logs and carried by events.</param>
/// <param name="dnsName">The exact DNS name that must be a subject alternative name of the certificate.</param>
public abstract class TrustRule(string name, string dnsName)
{
    /// <summary>Name of the rule, shown in logs and carried by events.</summary>
    public string Name { get; } = name;

    /// <summary>Judges a certificate that is in its validity period.</summary>
    /// <param name="leaf">The certificate whose key the caller proved to hold.</param>
    /// <param name="now">The time for which a chain has to be valid, UTC.</param>
    public TrustOutcome Judge(X509Certificate2 leaf, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        return HasDnsName(leaf) ? JudgeNamed(leaf, now) : TrustOutcome.OtherName;
    }

    /// <summary>Judges a certificate that carries the expected name.</summary>
    protected abstract TrustOutcome JudgeNamed(X509Certificate2 leaf, DateTimeOffset now);

    // The common name is not looked at: RFC 6125 and its successor RFC 9525 leave names to the extension.
    private bool HasDnsName(X509Certificate2 leaf) => leaf.Extensions
        .OfType<X509SubjectAlternativeNameExtension>()
        .SelectMany(extension => extension.EnumerateDnsNames())
        .Any(candidate => candidate.Equals(dnsName, StringComparison.OrdinalIgnoreCase));
}
