using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Local.Pki;

/// <summary>The folder that keeps certificates and keys; only its owner can read it.</summary>
internal sealed class PemStore(string directory)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    internal PemFiles Files(string name) =>
        new(Path.Combine(directory, $"{name}.crt.pem"), Path.Combine(directory, $"{name}.key.pem"));

    internal void Prepare()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
        else Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>Loads a certificate with its key; null when either is missing or broken.</summary>
    internal X509Certificate2? TryLoad(string name)
    {
        var files = Files(name);
        try
        {
            return X509Certificate2.CreateFromPemFile(files.CertificateFile, files.KeyFile);
        }
        catch (Exception e) when (e is IOException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    internal void Save(string name, X509Certificate2 certificate, ECDsa key)
    {
        var files = Files(name);
        Write(files.KeyFile, key.ExportPkcs8PrivateKeyPem());
        Write(files.CertificateFile, certificate.ExportCertificatePem());
    }

    // A reader sees the old file or the new one, never half of it.
    private static void Write(string file, string pem)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        var temporary = file + ".new";
        using (var writer = new StreamWriter(temporary, options)) writer.Write(pem + "\n");
        File.Move(temporary, file, overwrite: true);
    }
}
