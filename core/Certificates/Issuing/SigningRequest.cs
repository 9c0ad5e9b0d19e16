using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Bridge.Core.Certificates.Issuing;

/// <summary>A certificate signing request that somebody sent; of its extensions only the DNS names are looked at.</summary>
/// <param name="Subject">The subject asked for.</param>
/// <param name="PublicKey">The key.</param>
/// <param name="DnsNames">The subject alternative names asked for.</param>
/// <param name="Sha256">SHA-256 of its DER, hex.</param>
public sealed record SigningRequest(
    X500DistinguishedName Subject, PublicKey PublicKey, IReadOnlyList<string> DnsNames, string Sha256)
{
    private const string PemLabel = "CERTIFICATE REQUEST";
    private const string OldPemLabel = "NEW CERTIFICATE REQUEST";

    /// <summary>Reads a request and checks that its sender holds the key.</summary>
    /// <param name="content">PEM or DER.</param>
    /// <param name="request">The request when it is sound.</param>
    public static RequestOutcome Read(ReadOnlySpan<byte> content, out SigningRequest? request)
    {
        request = null;
        if (Der(content) is not { } der || Load(der, CertificateRequestLoadOptions.SkipSignatureValidation) is not { } parsed)
            return RequestOutcome.Malformed;
        if (Load(der, CertificateRequestLoadOptions.Default) is null) return RequestOutcome.NoPossession;
        if (CertificateStrength.JudgeKey(parsed.PublicKey) != TrustOutcome.Trusted) return RequestOutcome.WeakKey;
        if (DnsNamesOf(parsed) is not { } names) return RequestOutcome.Malformed;

        request = new SigningRequest(parsed.SubjectName, parsed.PublicKey, names, Convert.ToHexString(SHA256.HashData(der)));
        return RequestOutcome.Sound;
    }

    private static byte[]? Der(ReadOnlySpan<byte> content)
    {
        const byte sequence = 0x30;
        if (content.Length > 0 && content[0] == sequence) return content.ToArray();
        var text = Encoding.ASCII.GetString(content);
        if (!PemEncoding.TryFind(text, out var fields) || text[fields.Label] is not (PemLabel or OldPemLabel)) return null;
        return Convert.FromBase64String(text[fields.Base64Data]);
    }

    private static CertificateRequest? Load(byte[] der, CertificateRequestLoadOptions options)
    {
        try
        {
            return CertificateRequest.LoadSigningRequest(
                der, HashAlgorithmName.SHA256, options | CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Null when the extension is no list of names: only reading it shows that.
    private static string[]? DnsNamesOf(CertificateRequest request)
    {
        if (request.CertificateExtensions.FirstOrDefault(one => one.Oid?.Value == "2.5.29.17") is not { } extension) return [];
        try
        {
            return [.. new X509SubjectAlternativeNameExtension(extension.RawData, extension.Critical).EnumerateDnsNames()];
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
