using System.Buffers;
using System.Globalization;
using System.Text;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Events;

/// <summary>Strings as RFC 8785 §3.2.2.2 writes them: only what JSON demands is escaped.</summary>
internal static class CanonicalString
{
    private const int HexDigits = 4;

    private static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    /// <summary>Adds the text that a string of valid JSON stands for.</summary>
    /// <param name="json">What is between the quotes.</param>
    /// <param name="text">Receives UTF-8.</param>
    internal static Verdict? Unescape(ReadOnlySpan<byte> json, ref PooledList<byte> text)
    {
        Span<byte> utf8 = stackalloc byte[4];
        for (var at = json.IndexOf((byte)'\\'); at >= 0; at = json.IndexOf((byte)'\\'))
        {
            text.Add(json[..at]);
            json = json[(at + 1)..];
            if (json[0] != 'u')
            {
                text.Add(Unescape(json[0]));
                json = json[1..];
                continue;
            }

            if (!TakeRune(ref json, out var rune)) return BodyVerdicts.LoneSurrogate;
            text.Add(utf8[..rune.EncodeToUtf8(utf8)]);
        }

        text.Add(json);
        return null;
    }

    /// <summary>Adds a text that needs no escapes, with its quotes.</summary>
    internal static void Quote(ReadOnlySpan<byte> text, ref PooledList<byte> output)
    {
        output.Add((byte)'"');
        output.Add(text);
        output.Add((byte)'"');
    }

    /// <summary>Adds the text with its quotes and the escapes it needs.</summary>
    internal static void Write(ReadOnlySpan<byte> text, ref PooledList<byte> output)
    {
        output.Add((byte)'"');
        for (var at = text.IndexOfAny(Escaped); at >= 0; at = text.IndexOfAny(Escaped))
        {
            output.Add(text[..at]);
            WriteEscape(text[at], ref output);
            text = text[(at + 1)..];
        }

        output.Add(text);
        output.Add((byte)'"');
    }

    // Starts behind a backslash; takes the second half of a surrogate pair as well.
    private static bool TakeRune(ref ReadOnlySpan<byte> json, out Rune rune)
    {
        var first = TakeCodeUnit(ref json);
        if (Rune.TryCreate(first, out rune)) return true;
        if (!json.StartsWith("\\u"u8)) return false;

        json = json[1..];
        return Rune.TryCreate(first, TakeCodeUnit(ref json), out rune);
    }

    private static char TakeCodeUnit(ref ReadOnlySpan<byte> json)
    {
        var unit = ushort.Parse(json.Slice(1, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        json = json[(1 + HexDigits)..];
        return (char)unit;
    }

    private static byte Unescape(byte letter) => letter switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'t' => (byte)'\t',
        (byte)'n' => (byte)'\n',
        (byte)'f' => (byte)'\f',
        (byte)'r' => (byte)'\r',
        _ => letter,
    };

    private static void WriteEscape(byte character, ref PooledList<byte> output)
    {
        var letter = character switch
        {
            (byte)'\b' => 'b',
            (byte)'\t' => 't',
            (byte)'\n' => 'n',
            (byte)'\f' => 'f',
            (byte)'\r' => 'r',
            < 0x20 => 'u',
            _ => (char)character,
        };
        output.Add((byte)'\\');
        output.Add((byte)letter);
        if (letter != 'u') return;

        Span<byte> hex = stackalloc byte[HexDigits];
        character.TryFormat(hex, out _, "x4", CultureInfo.InvariantCulture);
        output.Add(hex);
    }
}
