using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates;

/// <summary>Loads one certificate from DER and from nothing else.</summary>
internal static class CertificateLoader
{
    /// <summary>Loads the certificate, owned by the caller; null when the bytes are not exactly one.</summary>
    internal static X509Certificate2? TryLoad(ReadOnlySpan<byte> der)
    {
        try
        {
            // The platform's loader also reads PEM and PKCS #7; a DER certificate fills the value exactly.
            if (X509Certificate2.GetCertContentType(der) != X509ContentType.Cert) return null;
            var certificate = X509CertificateLoader.LoadCertificate(der);
            if (certificate.RawDataMemory.Span.SequenceEqual(der)) return certificate;
            certificate.Dispose();
            return null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
