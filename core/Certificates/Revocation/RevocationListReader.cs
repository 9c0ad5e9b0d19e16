using System.Collections.Frozen;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace Bridge.Core.Certificates.Revocation;

/// <summary>Reads one list of revoked certificates (RFC 5280 §5), DER or PEM, and verifies who signed it.</summary>
public static class RevocationListReader
{
    /// <summary>Largest acceptable list in bytes (4 MiB, about 100 000 entries).</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private const string PemLabel = "X509 CRL";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Reads and verifies.</summary>
    /// <param name="content">The file as it came.</param>
    /// <param name="authorities">The authorities of which one has to have signed it.</param>
    /// <param name="now">The present, UTC.</param>
    /// <param name="list">The list, when the result is <see cref="RevocationListOutcome.Replaced"/>.</param>
    public static RevocationListOutcome Read(
        ReadOnlyMemory<byte> content, X509Certificate2Collection authorities, DateTimeOffset now, out RevocationList? list)
    {
        ArgumentNullException.ThrowIfNull(authorities);
        list = null;
        if (content.Length > MaxBytes) return RevocationListOutcome.TooLarge;
        try
        {
            return Verify(new X509Crl(Der(content.Span)), authorities, now, out list);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The library parses late, and reports what it cannot read by many types of exception; all mean the same here.
            list = null;
            return RevocationListOutcome.Malformed;
        }
    }

    private static RevocationListOutcome Verify(
        X509Crl parsed, X509Certificate2Collection authorities, DateTimeOffset now, out RevocationList? list)
    {
        list = null;
        if (parsed.NextUpdate is not { } nextUpdate) return RevocationListOutcome.Malformed;
        if (!SignatureAlgorithm.IsStrong(parsed.SignatureAlgorithm.GetDerEncoded()))
            return RevocationListOutcome.WeakSignature;
        if (authorities.FirstOrDefault(authority => HasSigned(authority, parsed)) is not { } signer)
            return RevocationListOutcome.OtherSigner;
        if (HasCriticalExtension(parsed)) return RevocationListOutcome.Unsupported;
        if (Utc(parsed.ThisUpdate) > now + ClockSkew) return RevocationListOutcome.NotYetValid;

        list = new RevocationList(signer, Utc(parsed.ThisUpdate), Utc(nextUpdate), SerialNumbers(parsed));
        return RevocationListOutcome.Replaced;
    }

    private static byte[] Der(ReadOnlySpan<byte> content)
    {
        const byte sequence = 0x30;
        if (content.Length > 0 && content[0] == sequence) return content.ToArray();
        var text = Encoding.ASCII.GetString(content);
        var fields = PemEncoding.Find(text);
        return text[fields.Label] == PemLabel ? Convert.FromBase64String(text[fields.Base64Data]) : [];
    }

    // Every partial list is marked by a critical extension, and reading one as the whole would miss revocations.
    private static bool HasCriticalExtension(X509Crl list) =>
        list.GetCriticalExtensionOids() is { Count: > 0 }
        || list.GetRevokedCertificates()?.Any(entry => entry.GetCriticalExtensionOids() is { Count: > 0 }) == true;

    private static bool HasSigned(X509Certificate2 authority, X509Crl list)
    {
        try
        {
            return authority.SubjectName.RawData.AsSpan().SequenceEqual(list.IssuerDN.GetDerEncoded())
                && MaySignLists(authority)
                && list.IsSignatureValid(DotNetUtilities.FromX509Certificate(authority).GetPublicKey());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A signature that cannot even be checked, as by a key of another kind, is none.
            return false;
        }
    }

    private static bool MaySignLists(X509Certificate2 authority) => authority.Extensions
        .OfType<X509KeyUsageExtension>()
        .All(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign));

    private static FrozenSet<BigInteger> SerialNumbers(X509Crl list) =>
        list.GetRevokedCertificates()?.Select(entry => new BigInteger(
            entry.SerialNumber.ToByteArray(), isUnsigned: false, isBigEndian: true)).ToFrozenSet() ?? [];

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
