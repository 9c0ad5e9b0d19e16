using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Local.Truv;

/// <summary>A server certificate like the present one that ended yesterday.</summary>
internal static class ExpiredCertificate
{
    private const int SerialBytes = 16;

    /// <summary>Signed by the given authority, or by itself when there is none.</summary>
    internal static X509Certificate2 Create(X509Certificate2 present, string? caFile, string? caKeyFile, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(present.SubjectName, key, HashAlgorithmName.SHA256);
        foreach (var extension in present.Extensions)
        {
            if (extension is not X509SubjectKeyIdentifierExtension and not X509AuthorityKeyIdentifierExtension)
                request.CertificateExtensions.Add(extension);
        }

        using var expired = Sign(request, key, caFile, caKeyFile, now);
        return X509CertificateLoader.LoadPkcs12(expired.Export(X509ContentType.Pkcs12), null);
    }

    // An authority that is younger than the certificate would make another fault of it.
    private static X509Certificate2 Sign(
        CertificateRequest request, ECDsa key, string? caFile, string? caKeyFile, DateTimeOffset now)
    {
        if (caFile is null || caKeyFile is null) return request.CreateSelfSigned(now.AddDays(-2), now.AddDays(-1));

        using var ca = X509Certificate2.CreateFromPemFile(caFile, caKeyFile);
        DateTimeOffset from = ca.NotBefore.ToUniversalTime();
        using var signed = request.Create(ca, from, from.AddMinutes(1), RandomNumberGenerator.GetBytes(SerialBytes));
        return signed.CopyWithPrivateKey(key);
    }
}
