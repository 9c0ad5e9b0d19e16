using System.Buffers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Bridge.Core.Certificates;

/// <summary>Whose certificate a rule accepts: what is given has to match, and at least one of the two is given.</summary>
/// <param name="DnsName">The exact DNS name that must be a subject alternative name; wildcards never match.</param>
/// <param name="CommonName">The exact common name of the subject, case-sensitive.</param>
public sealed record ExpectedSubject(string? DnsName, string? CommonName = null)
{
    private const string CommonNameOid = "2.5.4.3";

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._*");

    internal TrustOutcome Judge(X509Certificate2 leaf)
    {
        if (DnsName is not null && JudgeDnsName(leaf) is var dns and not TrustOutcome.Trusted) return dns;
        return CommonName is null || CommonNameOf(leaf) == CommonName ? TrustOutcome.Trusted : TrustOutcome.OtherSubject;
    }

    // The common name never stands in for a DNS name: RFC 6125 and its successor RFC 9525 leave names to the extension.
    private TrustOutcome JudgeDnsName(X509Certificate2 leaf)
    {
        var outcome = TrustOutcome.OtherName;
        foreach (var name in leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(NamesOf))
        {
            // A name with an embedded NUL was once cut there by other software; nothing good carries one.
            if (name.AsSpan().ContainsAnyExcept(NameCharacters)) return TrustOutcome.OddContent;
            if (Ascii.EqualsIgnoreCase(name, DnsName)) outcome = TrustOutcome.Trusted;
        }

        return outcome;
    }

    private static IEnumerable<string> NamesOf(X509SubjectAlternativeNameExtension extension)
    {
        try
        {
            return [.. extension.EnumerateDnsNames()];
        }
        catch (CryptographicException)
        {
            // What is no text at all is reported like odd text.
            return ["\0"];
        }
    }

    private static string? CommonNameOf(X509Certificate2 leaf)
    {
        var names = leaf.SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == CommonNameOid)
            .Select(part => part.GetSingleElementValue())
            .ToArray();
        return names is [var only] ? only : null;
    }
}
