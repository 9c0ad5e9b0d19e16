using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Bridge.Local.Truv;

/// <summary>Where a page begins, in the sample's form: base64 of <c>p=…</c>, with <c>r=1</c> to go back.</summary>
internal sealed record Cursor(long Position, bool IsReverse)
{
    private const string Forward = "p=";
    private const string Reverse = "r=1&p=";

    /// <summary>False for a text that this API has not given out; an absent one is the beginning.</summary>
    internal static bool TryRead(string? text, out Cursor? cursor)
    {
        cursor = null;
        if (text is null) return true;
        if (!Base64.IsValid(text)) return false;

        var plain = Encoding.UTF8.GetString(Convert.FromBase64String(text));
        var isReverse = plain.StartsWith(Reverse, StringComparison.Ordinal);
        var prefix = isReverse ? Reverse : Forward;
        if (!plain.StartsWith(prefix, StringComparison.Ordinal)
            || !long.TryParse(plain.AsSpan(prefix.Length), CultureInfo.InvariantCulture, out var position)) return false;

        cursor = new Cursor(position, isReverse);
        return true;
    }

    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{(IsReverse ? Reverse : Forward)}{Position}")));
}
