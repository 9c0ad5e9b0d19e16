using System.Globalization;
using System.Text;

namespace Bridge.Cli.Parked;

/// <summary>Foreign text made harmless for a terminal: whoever wrote it must not be able to move the cursor.</summary>
internal static class Printable
{
    internal static string Text(ReadOnlySpan<byte> utf8) => Text(Encoding.UTF8.GetString(utf8));

    internal static string Text(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '\n' or '\t' || !IsControl(character)) safe.Append(character);
            else safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }

        return safe.ToString();
    }

    // Format characters too: they turn the direction of writing.
    private static bool IsControl(char character) =>
        char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format;
}
