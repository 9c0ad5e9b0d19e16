using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates;

/// <summary>Truv presents a certificate that our own authority issued for it (webhook option B in Truv's documentation).</summary>
/// <param name="name">Name of the rule.</param>
/// <param name="dnsName">The exact DNS name that we issued the certificate for.</param>
/// <param name="authorities">Our root, and the intermediates: App Service forwards the leaf alone.</param>
public sealed class IssuedTrustRule(string name, string dnsName, X509Certificate2Collection authorities)
    : TrustRule(name, dnsName)
{
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    /// <inheritdoc />
    protected override TrustOutcome JudgeNamed(X509Certificate2 leaf, DateTimeOffset now)
    {
        if (!IsForClients(leaf)) return TrustOutcome.NoClientUsage;

        using var chain = new X509Chain { ChainPolicy = Policy(now) };
        try
        {
            return chain.Build(leaf) ? TrustOutcome.Trusted : TrustOutcome.OtherIssuer;
        }
        finally
        {
            foreach (var element in chain.ChainElements) element.Certificate.Dispose();
        }
    }

    // A chain policy takes an absent extension for "any usage"; our authority always writes it, so absence is a refusal.
    private static bool IsForClients(X509Certificate2 leaf) => leaf.Extensions
        .OfType<X509EnhancedKeyUsageExtension>()
        .Any(usage => usage.EnhancedKeyUsages[ClientAuthentication.Value!] is not null);

    private X509ChainPolicy Policy(DateTimeOffset now)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = now.UtcDateTime,
            VerificationTimeIgnored = false,
        };
        policy.ApplicationPolicy.Add(ClientAuthentication);
        foreach (var authority in authorities)
            (IsSelfIssued(authority) ? policy.CustomTrustStore : policy.ExtraStore).Add(authority);
        return policy;
    }

    private static bool IsSelfIssued(X509Certificate2 authority) =>
        authority.SubjectName.RawData.AsSpan().SequenceEqual(authority.IssuerName.RawData);
}
