using System.Globalization;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Events;

/// <summary>Numbers as ECMAScript's Number::toString writes them, which RFC 8785 §3.2.2.3 prescribes.</summary>
internal static class EcmaScriptNumber
{
    /// <summary>Longest acceptable number in characters; a double needs at most 25.</summary>
    private const int MaxLength = 64;

    /// <summary>Adds a number of valid JSON.</summary>
    internal static Verdict? Write(ReadOnlySpan<byte> json, ref PooledList<byte> output)
    {
        if (json.Length > MaxLength
            || !double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || !double.IsFinite(value))
        {
            return BodyVerdicts.NumberOutOfRange;
        }

        if (double.IsNegative(value) && value != 0) output.Add((byte)'-');
        Write(Math.Abs(value), ref output);
        return null;
    }

    private static void Write(double value, ref PooledList<byte> output)
    {
        if (value == 0)
        {
            output.Add((byte)'0');
            return;
        }

        // "E16" gives too many digits; the round-trip form gives the shortest ones, in .NET's own layout.
        Span<byte> shortest = stackalloc byte[32];
        value.TryFormat(shortest, out var length, "R", CultureInfo.InvariantCulture);
        Span<byte> digits = stackalloc byte[32];
        var point = Decompose(shortest[..length], ref digits);
        Layout(digits, point, ref output);
    }

    // value = 0.digits × 10^point
    private static int Decompose(ReadOnlySpan<byte> shortest, ref Span<byte> digits)
    {
        var e = shortest.IndexOf((byte)'E');
        var exponent = e < 0 ? 0 : int.Parse(shortest[(e + 1)..], NumberStyles.Integer, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? shortest : shortest[..e];
        var dot = mantissa.IndexOf((byte)'.');
        var whole = dot < 0 ? mantissa : mantissa[..dot];
        var fraction = dot < 0 ? [] : mantissa[(dot + 1)..];

        whole.CopyTo(digits);
        fraction.CopyTo(digits[whole.Length..]);
        digits = digits[..(whole.Length + fraction.Length)];
        var leading = digits.IndexOfAnyExcept((byte)'0');
        digits = digits.Trim((byte)'0');
        return whole.Length - leading + exponent;
    }

    private static void Layout(ReadOnlySpan<byte> digits, int point, ref PooledList<byte> output)
    {
        switch (point)
        {
            case > 21 or <= -6:
                Scientific(digits, point - 1, ref output);
                break;
            case <= 0:
                output.Add("0."u8);
                Zeros(-point, ref output);
                output.Add(digits);
                break;
            case var _ when digits.Length <= point:
                output.Add(digits);
                Zeros(point - digits.Length, ref output);
                break;
            default:
                output.Add(digits[..point]);
                output.Add((byte)'.');
                output.Add(digits[point..]);
                break;
        }
    }

    private static void Zeros(int count, ref PooledList<byte> output) =>
        output.Add("00000000000000000000000"u8[..count]);

    private static void Scientific(ReadOnlySpan<byte> digits, int exponent, ref PooledList<byte> output)
    {
        output.Add(digits[0]);
        if (digits.Length > 1)
        {
            output.Add((byte)'.');
            output.Add(digits[1..]);
        }

        output.Add(exponent < 0 ? "e-"u8 : "e+"u8);
        Span<byte> text = stackalloc byte[4];
        Math.Abs(exponent).TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        output.Add(text[..length]);
    }
}
