using System.Security.Cryptography;

namespace Bridge.Local.KeyVault;

/// <summary>A certificate whose key and request exist, and whose signature is still awaited.</summary>
/// <param name="Version">The version that waits.</param>
/// <param name="Key">Its key.</param>
/// <param name="Csr">PKCS #10, DER.</param>
/// <param name="RequestId">Id of the operation.</param>
internal sealed record PendingCertificate(CertificateVersion Version, AsymmetricAlgorithm Key, byte[] Csr, string RequestId);
