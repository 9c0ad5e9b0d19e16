using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Security.KeyVault.Secrets;

namespace Bridge.Functions.Vault;

/// <summary>Makes a certificate of its secret: PKCS#12 or PEM, leaf and key together with the whole chain.</summary>
internal static class CertificateSecretLoader
{
    private const string Pem = "application/x-pem-file";

    // Schannel cannot use ephemeral keys and macOS has none; Linux keeps the key out of the file system with them.
    private static readonly X509KeyStorageFlags Flags =
        OperatingSystem.IsLinux() ? X509KeyStorageFlags.EphemeralKeySet : X509KeyStorageFlags.DefaultKeySet;

    /// <exception cref="CryptographicException">It is no certificate.</exception>
    /// <exception cref="FormatException">It is no base64.</exception>
    internal static ClientCertificate Load(string name, KeyVaultSecret secret)
    {
        var all = secret.Properties.ContentType == Pem ? LoadPem(secret.Value) : LoadPkcs12(secret.Value);
        var leaf = all.FirstOrDefault(one => one.HasPrivateKey) ?? all.FirstOrDefault()
            ?? throw new CryptographicException("The secret holds no certificate.");
        var others = new X509Certificate2Collection(all.Where(one => !ReferenceEquals(one, leaf)).ToArray());
        return new ClientCertificate(name, secret.Properties.Version, leaf, others);
    }

    private static X509Certificate2Collection LoadPkcs12(string text) =>
        X509CertificateLoader.LoadPkcs12Collection(Convert.FromBase64String(text), null, Flags);

    private static X509Certificate2Collection LoadPem(string text)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPem(text);
        if (all.Count == 0 || !text.Contains("PRIVATE KEY", StringComparison.Ordinal)) return all;

        using var fromPem = X509Certificate2.CreateFromPem(text, text);
        all[0].Dispose();
        // The detour by PKCS#12 gives the key a home that every system's TLS can use.
        all[0] = X509CertificateLoader.LoadPkcs12(fromPem.Export(X509ContentType.Pkcs12), null, Flags);
        return all;
    }
}
