using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates.Issuing;

/// <summary>A certificate that our authority issued, as the issue log has it.</summary>
/// <param name="SerialNumber">Serial number, hex.</param>
/// <param name="Subject">Subject.</param>
/// <param name="Sha256">SHA-256 of its DER, hex.</param>
/// <param name="RequestSha256">SHA-256 of the request, hex.</param>
/// <param name="IssuedAt">When it was issued, UTC.</param>
/// <param name="ExpiresAt">When it ends, UTC.</param>
/// <param name="RevokedAt">When it was revoked, UTC; null when it was not.</param>
/// <param name="Reason">Why it was revoked.</param>
public sealed record IssuedCertificate(
    string SerialNumber, string Subject, string Sha256, string RequestSha256, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt = null, X509RevocationReason Reason = X509RevocationReason.Unspecified);
