namespace Bridge.Core.Certificates;

/// <summary>What a <see cref="CertificatePin"/> is the SHA-256 of.</summary>
public enum CertificatePinKind
{
    /// <summary>The certificate's DER: exactly this certificate.</summary>
    Certificate,

    /// <summary>The SubjectPublicKeyInfo's DER: any certificate with this key, so a renewal that keeps the key passes.</summary>
    PublicKey,
}
