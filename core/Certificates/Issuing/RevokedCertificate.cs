using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates.Issuing;

/// <summary>An entry of a list of revoked certificates.</summary>
/// <param name="SerialNumber">Serial number, big-endian.</param>
/// <param name="RevokedAt">When it was revoked, UTC.</param>
/// <param name="Reason">Why.</param>
public sealed record RevokedCertificate(
    ReadOnlyMemory<byte> SerialNumber, DateTimeOffset RevokedAt, X509RevocationReason Reason);
