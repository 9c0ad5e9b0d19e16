using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates;

/// <summary>The extended key usage of client certificates (RFC 5280 §4.2.1.12).</summary>
public static class ClientUsage
{
    /// <summary><c>id-kp-clientAuth</c>.</summary>
    public const string ObjectId = "1.3.6.1.5.5.7.3.2";

    private const string Any = "2.5.29.37.0";

    /// <summary>
    /// Whether nothing forbids a certificate of ours the use for client authentication: without the extension it may be used for
    /// anything. (Of a caller's certificate more is demanded: it has to name the usage.)
    /// </summary>
    public static bool IsAllowed(X509Certificate2 leaf)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        return leaf.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault() is not { } usages
            || usages.EnhancedKeyUsages.Cast<Oid>().Any(usage => usage.Value is ObjectId or Any);
    }
}
