using System.Buffers;
using Bridge.Core.Webhooks;

namespace Bridge.Functions.Settings;

/// <summary>Whether a text can arrive as the value of a header at all; what cannot would refuse every webhook.</summary>
internal static class HeaderValueText
{
    // Visible ASCII, with spaces inside: what RFC 9110 §5.5 lets every hop carry unchanged.
    private static readonly SearchValues<char> Carried =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)]);

    /// <summary>What is wrong with it, to be put behind the name of the secret; nothing is said of an empty one.</summary>
    internal static IEnumerable<string> Problems(string value)
    {
        if (value.AsSpan().Trim().Length < value.Length)
            yield return "begins or ends with white space, as a file's last line does: HTTP drops it, so no header would match.";
        else if (value.AsSpan().ContainsAnyExcept(Carried))
            yield return "has characters that a header does not carry unchanged: use visible ASCII.";
        if (value.Length > RequiredHeader.MaxValueChars)
            yield return $"is longer than {RequiredHeader.MaxValueChars} characters, the most that is compared.";
    }
}
