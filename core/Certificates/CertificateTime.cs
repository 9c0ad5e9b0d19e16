using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates;

/// <summary>A certificate's validity in UTC, within what can be calculated with.</summary>
internal static class CertificateTime
{
    // RFC 5280 §4.1.2.5 writes "no expiry" as the last second of the year 9999, to which nothing can be added.
    private static readonly DateTimeOffset Latest = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>First moment of the validity.</summary>
    internal static DateTimeOffset NotBefore(X509Certificate2 certificate) => Utc(certificate.NotBefore);

    /// <summary>Last moment of the validity; it is part of it.</summary>
    internal static DateTimeOffset NotAfter(X509Certificate2 certificate) => Utc(certificate.NotAfter);

    private static DateTimeOffset Utc(DateTime local)
    {
        var time = new DateTimeOffset(local.ToUniversalTime());
        return time < Latest ? time : Latest;
    }
}
