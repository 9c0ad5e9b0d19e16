using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Bridge.Core.Certificates.Caching;

/// <summary>SHA-256 of a certificate's DER as a value: a key that is made without a string.</summary>
internal readonly record struct CertificateDigest
{
    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    private CertificateDigest(ReadOnlySpan<ulong> parts) =>
        (_first, _second, _third, _fourth) = (parts[0], parts[1], parts[2], parts[3]);

    internal static CertificateDigest Of(ReadOnlySpan<byte> der)
    {
        Span<ulong> parts = stackalloc ulong[SHA256.HashSizeInBytes / sizeof(ulong)];
        SHA256.HashData(der, MemoryMarshal.AsBytes(parts));
        return new CertificateDigest(parts);
    }

    /// <summary>The fingerprint as logs and events show it: upper-case hex.</summary>
    internal string ToFingerprint() =>
        Convert.ToHexString(MemoryMarshal.AsBytes<ulong>([_first, _second, _third, _fourth]));
}
