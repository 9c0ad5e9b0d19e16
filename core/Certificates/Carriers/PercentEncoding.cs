using System.Globalization;

namespace Bridge.Core.Certificates.Carriers;

/// <summary>Percent-encoded ASCII (RFC 3986 §2.1); a plus sign is itself.</summary>
internal static class PercentEncoding
{
    internal static bool TryDecode(ReadOnlySpan<char> text, Span<char> plain, out int length)
    {
        const int escapeLength = 3;
        length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '%')
            {
                if (i + escapeLength > text.Length || !TryReadEscape(text.Slice(i + 1, 2), out character)) return false;
                i += escapeLength - 1;
            }

            plain[length++] = character;
        }

        return true;
    }

    private static bool TryReadEscape(ReadOnlySpan<char> digits, out char character)
    {
        var isHex = byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
        character = (char)code;
        return isHex && char.IsAscii(character);
    }
}
