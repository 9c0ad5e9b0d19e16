using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates;

/// <summary>What an issued certificate may be used for, by its own word.</summary>
internal static class LeafUsage
{
    internal static TrustOutcome Judge(X509Certificate2 leaf, bool requireClientUsage)
    {
        if (IsAuthority(leaf)) return TrustOutcome.AuthorityAsLeaf;
        if (!MaySign(leaf)) return TrustOutcome.NoClientUsage;
        return !requireClientUsage || IsForClients(leaf) ? TrustOutcome.Trusted : TrustOutcome.NoClientUsage;
    }

    private static bool IsAuthority(X509Certificate2 leaf) => leaf.Extensions.Any(extension => extension switch
    {
        X509BasicConstraintsExtension constraints => constraints.CertificateAuthority,
        X509KeyUsageExtension usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign),
        _ => false,
    });

    // A client proves its key by a signature (RFC 8446 §4.4.2.2); an absent extension forbids nothing.
    private static bool MaySign(X509Certificate2 leaf) => leaf.Extensions
        .OfType<X509KeyUsageExtension>()
        .All(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature));

    // A chain policy takes an absent extension for "any usage"; our authority always writes it, so absence is a refusal.
    private static bool IsForClients(X509Certificate2 leaf) => leaf.Extensions
        .OfType<X509EnhancedKeyUsageExtension>()
        .Any(usage => usage.EnhancedKeyUsages[ClientUsage.ObjectId] is not null);
}
