namespace Bridge.Core.Certificates.Carriers;

/// <summary>One <c>Key=Value</c> of an <c>X-Forwarded-Client-Cert</c> header; the value may be quoted.</summary>
internal readonly ref struct ForwardedPair(ReadOnlySpan<char> key, ReadOnlySpan<char> value, bool endsElement)
{
    internal ReadOnlySpan<char> Key { get; } = key;

    internal ReadOnlySpan<char> Value { get; } = value;

    /// <summary>Whether a comma follows, and with it the element of another proxy.</summary>
    internal bool EndsElement { get; } = endsElement;

    /// <summary>Takes the first pair off the text; false when it is none.</summary>
    internal static bool TryRead(scoped ref ReadOnlySpan<char> rest, out ForwardedPair pair)
    {
        pair = default;
        var equals = rest.IndexOfAny("=;,\"");
        if (equals <= 0 || rest[equals] != '=') return false;
        var key = rest[..equals].Trim(' ');
        rest = rest[(equals + 1)..];
        if (!TryReadValue(ref rest, out var value)) return false;
        if (rest.IsEmpty)
        {
            pair = new ForwardedPair(key, value, endsElement: false);
            return true;
        }

        var separator = rest[0];
        rest = rest[1..];
        pair = new ForwardedPair(key, value, separator == ',');
        return separator is ';' or ',';
    }

    private static bool TryReadValue(scoped ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> value)
    {
        var end = rest is ['"', ..] ? EndOfQuoted(rest) : EndOfPlain(rest);
        value = end < 0 ? default : rest[..end].Trim('"');
        if (end >= 0) rest = rest[end..];
        return end >= 0;
    }

    private static int EndOfPlain(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(";,\"");
        if (end < 0) return text.Length;
        return text[end] == '"' ? -1 : end;
    }

    private static int EndOfQuoted(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '"') return i + 1;
        }

        return -1;
    }
}
