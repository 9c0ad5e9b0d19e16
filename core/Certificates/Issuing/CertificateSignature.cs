using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Security;

namespace Bridge.Core.Certificates.Issuing;

/// <summary>Whose key has signed a certificate; the platform says so only of whole chains to a known root.</summary>
public static class CertificateSignature
{
    /// <summary>Whether the key of one certificate has signed another.</summary>
    public static bool IsBy(X509Certificate2 issuer, X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        ArgumentNullException.ThrowIfNull(certificate);
        try
        {
            return issuer.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)
                && DotNetUtilities.FromX509Certificate(certificate)
                    .IsSignatureValid(DotNetUtilities.FromX509Certificate(issuer).GetPublicKey());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A signature that cannot even be checked, as by a key of another kind, is none.
            return false;
        }
    }
}
