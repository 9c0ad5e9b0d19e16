using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Local.KeyVault;

/// <summary>Secrets, certificates and keys of one vault.</summary>
internal sealed class VaultStore(TimeProvider time)
{
    internal VersionTable<SecretVersion> Secrets { get; } = new();

    internal VersionTable<CertificateVersion> Certificates { get; } = new();

    internal VersionTable<KeyVersion> Keys { get; } = new();

    internal DateTimeOffset Now => time.GetUtcNow();

    internal SecretVersion SetSecret(
        string name, string value, string? contentType, Action<SecretVersion>? attributes = null)
    {
        var secret = new SecretVersion
        {
            Version = VersionTable<SecretVersion>.NewVersion(), Value = value, ContentType = contentType,
            Created = Now, Updated = Now,
        };
        attributes?.Invoke(secret);
        Secrets.Add(name, secret);
        return secret;
    }

    /// <summary>Reads a secret as the vault does: not a disabled one, nor that of an expired certificate.</summary>
    internal SecretVersion ReadSecret(string name, string? version)
    {
        var secret = Secrets.Find(name, version) ?? throw VaultRefusalException.NotFound("Secret", name);
        if (!secret.IsEnabled)
            throw VaultRefusalException.Forbidden("Operation get is not allowed on a disabled secret.", "SecretDisabled");
        return secret.IsOfCertificate && secret.Expires <= Now
            ? throw VaultRefusalException.Forbidden("Operation get is not allowed on an expired secret.", "ForbiddenByExpiry")
            : secret;
    }

    internal void SetCertificate(string name, string certificatePem, string privateKeyPem)
    {
        using var leaf = X509Certificate2.CreateFromPem(certificatePem, privateKeyPem);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(certificatePem);
        var kind = new KeyKind(leaf.GetKeyAlgorithm() == "1.2.840.10045.2.1" ? "EC" : "RSA", null, null, IsExportable: true);
        var version = new CertificateVersion
        {
            Version = VersionTable<CertificateVersion>.NewVersion(), Created = Now, Updated = Now,
            Policy = new CertificatePolicy(
                kind, leaf.Subject, CertificatePolicy.Pkcs12, CertificatePolicy.UnknownIssuer, [], []),
        };
        var key = leaf.GetRSAPrivateKey() ?? (AsymmetricAlgorithm?)leaf.GetECDsaPrivateKey()
            ?? throw new ArgumentException("The certificate's key is neither RSA nor ECDSA.", nameof(privateKeyPem));
        Certificates.Add(name, version);
        Complete(name, version, chain, key);
    }

    /// <summary>Gives a version its certificate, and makes the key and the secret of the same name and version.</summary>
    internal void Complete(string name, CertificateVersion version, X509Certificate2Collection chain, AsymmetricAlgorithm key)
    {
        var leaf = chain[0];
        version.NotBefore = leaf.NotBefore.ToUniversalTime();
        version.Expires = leaf.NotAfter.ToUniversalTime();
        (version.IsEnabled, version.Updated) = (true, Now);
        var secret = new SecretVersion
        {
            Version = version.Version, Value = CertificateSecret.Text(chain, key, version.Policy),
            ContentType = version.Policy.ContentType, IsOfCertificate = true, Created = version.Created, Updated = Now,
            NotBefore = version.NotBefore, Expires = version.Expires,
        };
        Secrets.Add(name, secret);
        Keys.Add(name, new KeyVersion
        {
            Version = version.Version, Key = key, Operations = ["sign", "verify"], Created = version.Created, Updated = Now,
            NotBefore = version.NotBefore, Expires = version.Expires,
        });
        // Last: who sees the certificate finds its secret too.
        version.Der = leaf.RawData;
    }
}
