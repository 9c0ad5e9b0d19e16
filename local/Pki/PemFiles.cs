namespace Bridge.Local.Pki;

/// <summary>A certificate and its key as PEM files.</summary>
/// <param name="CertificateFile">Path of the certificate, leaf first.</param>
/// <param name="KeyFile">Path of the PKCS#8 private key, readable by its owner only.</param>
public sealed record PemFiles(string CertificateFile, string KeyFile);
