using System.Collections.Frozen;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates.Revocation;

/// <summary>A list of revoked certificates whose signature has been verified; immutable.</summary>
/// <param name="Authority">The authority that signed it.</param>
/// <param name="ThisUpdate">When it was made, UTC.</param>
/// <param name="NextUpdate">When the next one is promised at the latest, UTC.</param>
/// <param name="SerialNumbers">The revoked serial numbers.</param>
public sealed record RevocationList(
    X509Certificate2 Authority, DateTimeOffset ThisUpdate, DateTimeOffset NextUpdate, FrozenSet<BigInteger> SerialNumbers)
{
    /// <summary>Whether the list speaks for what this authority issued; a renewed authority may keep name and key.</summary>
    internal bool SpeaksFor(X509Certificate2 authority) =>
        Authority.SubjectName.RawData.AsSpan().SequenceEqual(authority.SubjectName.RawData)
        && Authority.PublicKey.EncodedKeyValue.RawData.AsSpan().SequenceEqual(authority.PublicKey.EncodedKeyValue.RawData);

    internal bool Contains(X509Certificate2 certificate) =>
        SerialNumbers.Contains(new BigInteger(certificate.SerialNumberBytes.Span, isUnsigned: false, isBigEndian: true));
}
