using System.Security.Cryptography;

namespace Bridge.Core.Certificates;

/// <summary>A value by which a certificate is known.</summary>
/// <param name="Kind">What was hashed.</param>
/// <param name="Sha256">The SHA-256, 32 bytes.</param>
public sealed record CertificatePin(CertificatePinKind Kind, ReadOnlyMemory<byte> Sha256)
{
    internal bool Matches(ReadOnlySpan<byte> certificate, ReadOnlySpan<byte> publicKeyInfo)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Kind == CertificatePinKind.Certificate ? certificate : publicKeyInfo, hash);
        return CryptographicOperations.FixedTimeEquals(hash, Sha256.Span);
    }
}
