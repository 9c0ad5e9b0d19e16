namespace Bridge.Core.Certificates;

/// <summary>What a <see cref="CertificatePin"/> is the SHA-256 of.</summary>
public enum CertificatePinKind
{
    /// <summary>The certificate's DER: exactly this certificate.</summary>
    Certificate,

    /// <summary>The SubjectPublicKeyInfo's DER: a renewed certificate with the same key passes.</summary>
    PublicKey,
}
