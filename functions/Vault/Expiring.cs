using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Functions.Vault;

/// <summary>Something in use that ends by itself.</summary>
/// <param name="Name">Its name in the vault, or of the trust rule.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ExpiresAt">When it ends, UTC.</param>
/// <param name="Fingerprint">Of a certificate, the beginning of its SHA-256 in hex: one name may stand for several.</param>
internal sealed record Expiring(string Name, ExpiringKind Kind, DateTimeOffset ExpiresAt, string Fingerprint = "")
{
    private const int Digits = 16;

    internal static Expiring Of(string name, ExpiringKind kind, X509Certificate2 certificate) => new(
        name, kind, certificate.NotAfter.ToUniversalTime(), certificate.GetCertHashString(HashAlgorithmName.SHA256)[..Digits]);
}
