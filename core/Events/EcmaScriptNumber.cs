using System.Globalization;
using System.Text.Json;

namespace Bridge.Core.Events;

/// <summary>Numbers as ECMAScript's Number::toString writes them, which RFC 8785 §3.2.2.3 prescribes.</summary>
internal static class EcmaScriptNumber
{
    /// <summary>Longest acceptable number in characters; a double needs at most 25.</summary>
    private const int MaxLength = 64;

    internal static string Format(JsonElement number)
    {
        if (number.GetRawText().Length > MaxLength || !number.TryGetDouble(out var value) || !double.IsFinite(value))
            throw new JsonException("A number is outside what an IEEE 754 double can hold.");

        return Format(value);
    }

    private static string Format(double value)
    {
        if (value == 0) return "0";
        if (value < 0) return "-" + Format(-value);

        // "E16" gives too many digits; the round-trip form gives the shortest ones, in .NET's own layout.
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var (digits, point) = Decompose(shortest);
        return Layout(digits, point);
    }

    // value = 0.digits × 10^point
    private static (string Digits, int Point) Decompose(string shortest)
    {
        var parts = shortest.Split('E');
        var exponent = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var mantissa = parts[0].Split('.');
        var all = mantissa.Length == 2 ? mantissa[0] + mantissa[1] : mantissa[0];
        var leading = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), mantissa[0].Length - leading + exponent);
    }

    private static string Layout(string digits, int point) => point switch
    {
        > 21 or <= -6 => Scientific(digits, point - 1),
        <= 0 => "0." + new string('0', -point) + digits,
        _ when digits.Length <= point => digits + new string('0', point - digits.Length),
        _ => digits[..point] + "." + digits[point..],
    };

    private static string Scientific(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{exponent:+0;-0}");
    }
}
