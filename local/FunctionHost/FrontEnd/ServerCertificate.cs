using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Local.FunctionHost.FrontEnd;

/// <summary>The front end's certificate with its key, and the intermediates it sends along.</summary>
internal sealed record ServerCertificate(X509Certificate2 Leaf, X509Certificate2Collection Intermediates)
{
    public static ServerCertificate? Load(string certificateFile, string keyFile, StartProblems problems)
    {
        try
        {
            var leaf = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(certificateFile);
            chain.RemoveAt(0);
            return new(OperatingSystem.IsWindows() ? Persisted(leaf) : leaf, chain);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            problems.Add($"The certificate of {certificateFile} and {keyFile} cannot be read: {error.Message}");
            return null;
        }
    }

    // Windows' TLS takes no key that lives in memory only.
    private static X509Certificate2 Persisted(X509Certificate2 leaf)
    {
        using (leaf)
            return X509CertificateLoader.LoadPkcs12(leaf.Export(X509ContentType.Pkcs12), password: null);
    }
}
