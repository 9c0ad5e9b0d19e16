using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bridge.Consumer.Signatures;

/// <summary>The JSON Canonicalization Scheme of RFC 8785.</summary>
internal static class CanonicalJson
{
    internal static string Of(JsonElement json, string? except = null) => json.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', json.EnumerateObject()
            .Where(member => member.Name != except)
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => $"{Text(member.Name)}:{Of(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', json.EnumerateArray().Select(item => Of(item)))}]",
        JsonValueKind.String => Text(json.GetString()!),
        JsonValueKind.Number => Number(json.GetDouble()),
        _ => json.GetRawText(),
    };

    private static string Text(string text)
    {
        var output = new StringBuilder("\"");
        foreach (var character in text)
        {
            output.Append(character switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\b' => @"\b",
                '\t' => @"\t",
                '\n' => @"\n",
                '\f' => @"\f",
                '\r' => @"\r",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => $"{character}",
            });
        }

        return output.Append('"').ToString();
    }

    // As ECMAScript writes it: .NET has the same shortest digits, but another layout.
    private static string Number(double value)
    {
        if (value == 0) return "0";
        var parts = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var mantissa = parts[0].Split('.');
        var all = string.Concat(mantissa);
        var digits = all.Trim('0');
        var point = mantissa[0].Length - (all.Length - all.TrimStart('0').Length)
            + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        return (value < 0 ? "-" : "") + Layout(digits, point);
    }

    // The value is 0.digits × 10^point.
    private static string Layout(string digits, int point) => point switch
    {
        > 21 or <= -6 => string.Create(
            CultureInfo.InvariantCulture,
            $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(point > 0 ? "+" : "")}{point - 1}"),
        <= 0 => $"0.{new string('0', -point)}{digits}",
        _ when digits.Length <= point => digits.PadRight(point, '0'),
        _ => $"{digits[..point]}.{digits[point..]}",
    };
}
