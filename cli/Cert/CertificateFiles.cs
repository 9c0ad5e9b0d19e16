using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Bridge.Cli.Cert;

/// <summary>Certificates in files, as people send them.</summary>
internal static class CertificateFiles
{
    /// <summary>Reads all certificates of a PEM or DER file; empty when it holds none.</summary>
    internal static async Task<X509Certificate2Collection> ReadAsync(string file, CancellationToken cancellationToken) =>
        Parse(await BytesAsync(file, cancellationToken));

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="NotStartedException">It cannot be read.</exception>
    internal static async Task<byte[]> BytesAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotStartedException($"{file} cannot be read: {e.Message}", e);
        }
    }

    internal static X509Certificate2Collection Parse(byte[] content)
    {
        var all = new X509Certificate2Collection();
        try
        {
            if (X509Certificate2.GetCertContentType(content) == X509ContentType.Cert && content[0] == 0x30)
                all.Add(X509CertificateLoader.LoadCertificate(content));
            else
                all.ImportFromPem(Encoding.ASCII.GetString(content));
        }
        catch (CryptographicException)
        {
            // What cannot be read holds no certificate.
        }

        return all;
    }

    /// <summary>The certificate that somebody presents: of several the only one that is no authority's; null when that is not clear.</summary>
    internal static X509Certificate2? Presented(X509Certificate2Collection certificates)
    {
        if (certificates is [var only]) return only;
        var leaves = certificates.Where(one =>
            !one.Extensions.OfType<X509BasicConstraintsExtension>().Any(extension => extension.CertificateAuthority)).ToList();
        return leaves is [var leaf] ? leaf : null;
    }

    /// <summary>Writes text that anybody may read.</summary>
    internal static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await File.WriteAllTextAsync(file, text + "\n", cancellationToken);
    }
}
