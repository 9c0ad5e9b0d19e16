using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates;

/// <summary>One way in which a client certificate can be Truv's.</summary>
/// <param name="name">Name of the rule, shown in logs and carried by events.</param>
/// <param name="subject">Whose certificate it has to be.</param>
/// <param name="window">When the rule is in force; null for always.</param>
public abstract class TrustRule(string name, ExpectedSubject subject, RuleWindow? window)
{
    private readonly ExpectedSubject _subject = subject is null or { DnsName: null, CommonName: null }
        ? throw new ArgumentException("A rule without a name would accept anybody's certificate.", nameof(subject))
        : subject;

    private readonly RuleWindow _window = window ?? RuleWindow.Always;

    /// <summary>Name of the rule, shown in logs and carried by events.</summary>
    public string Name { get; } = name;

    /// <summary>Grows whenever what the rule goes by was replaced (a new list of revoked certificates).</summary>
    public virtual long Generation => 0;

    /// <summary>Judges a certificate that is in its validity period.</summary>
    /// <param name="leaf">The certificate whose key the caller proved to hold.</param>
    /// <param name="now">The time for which a chain has to be valid, UTC.</param>
    /// <returns>The outcome; a certificate that a closed rule would accept is told from one that it would not.</returns>
    public TrustOutcome Judge(X509Certificate2 leaf, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        var encoding = CertificateEncoding.Read(leaf.RawDataMemory);
        var outcome = JudgeOrigin(leaf, encoding);
        if (outcome == TrustOutcome.Trusted) outcome = CertificateStrength.Judge(leaf, encoding);
        if (outcome == TrustOutcome.Trusted) outcome = JudgeContent(leaf);
        if (outcome == TrustOutcome.Trusted) outcome = JudgeUse(leaf, now);
        return outcome == TrustOutcome.Trusted && !_window.Contains(now) ? TrustOutcome.OutsideWindow : outcome;
    }

    /// <summary>The next moment, UTC, at which the rule may judge a certificate differently without being changed.</summary>
    public virtual DateTimeOffset NextChange(DateTimeOffset now) => _window.NextEdge(now);

    /// <summary>The cheap question that most strangers fail: whether the certificate looks like one of the rule's.</summary>
    internal abstract TrustOutcome JudgeOrigin(X509Certificate2 leaf, CertificateEncoding encoding);

    /// <summary>Judges what remains once origin, strength and name are right.</summary>
    internal abstract TrustOutcome JudgeUse(X509Certificate2 leaf, DateTimeOffset now);

    private TrustOutcome JudgeContent(X509Certificate2 leaf) =>
        HasRepeatedExtension(leaf) ? TrustOutcome.OddContent : _subject.Judge(leaf);

    // RFC 5280 §4.2 forbids it, and which of two would count depends on the reader.
    private static bool HasRepeatedExtension(X509Certificate2 leaf)
    {
        var seen = new HashSet<string?>(StringComparer.Ordinal);
        foreach (var extension in leaf.Extensions)
        {
            if (!seen.Add(extension.Oid!.Value)) return true;
        }

        return false;
    }
}
