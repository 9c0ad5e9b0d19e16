using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.Primitives;

namespace Bridge.Core.Certificates;

/// <summary>Reads the certificate header that the platform writes: exactly one value, strict base64, one DER certificate.</summary>
public static class ForwardedCertificate
{
    /// <summary>Largest acceptable DER encoding in bytes (16 KiB).</summary>
    public const int MaxDerBytes = 16 * 1024;

    private const int MaxBase64Chars = (MaxDerBytes + 2) / 3 * 4;

    private static readonly SearchValues<char> Base64Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>Parses the header.</summary>
    /// <param name="values">All values of the header.</param>
    /// <param name="leaf">The certificate, owned by the caller, when the result is null.</param>
    /// <returns>The refusal, or null when the certificate could be read.</returns>
    [SuppressMessage("Reliability", "CA2000", Justification = "Ownership passes to the caller.")]
    public static Verdict? Refusal(StringValues values, out X509Certificate2? leaf)
    {
        leaf = null;
        if (values.Count > 1) return CertificateVerdicts.Repeated;
        if (values.Count == 0 || string.IsNullOrEmpty(values[0])) return CertificateVerdicts.Missing;

        leaf = TryRead(values[0]!);
        return leaf is null ? CertificateVerdicts.Malformed : null;
    }

    private static X509Certificate2? TryRead(string base64)
    {
        // Convert accepts white space inside base64; the platform never writes any, so it is a forgery or a broken hop.
        if (base64.Length > MaxBase64Chars || base64.AsSpan().ContainsAnyExcept(Base64Alphabet)) return null;

        var der = new byte[base64.Length / 4 * 3];
        return Convert.TryFromBase64String(base64, der, out var length) ? TryLoad(der.AsSpan(0, length)) : null;
    }

    private static X509Certificate2? TryLoad(ReadOnlySpan<byte> der)
    {
        try
        {
            // The loader also reads PEM and PKCS#7; a DER certificate is an ASN.1 SEQUENCE that fills the value exactly.
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
