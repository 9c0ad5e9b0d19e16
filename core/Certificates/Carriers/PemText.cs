using System.Buffers;
using System.Security.Cryptography;

namespace Bridge.Core.Certificates.Carriers;

/// <summary>One certificate as PEM in the value of a header.</summary>
internal static class PemText
{
    private const string Label = "CERTIFICATE";
    private const string Begin = "-----BEGIN ";
    private const string WhiteSpace = " \t\r\n";

    internal static CarrierOutcome Decode(ReadOnlySpan<char> value, Span<byte> der, out int length)
    {
        if (!value.Contains('%')) return DecodePlain(value, der, out length);

        var plain = ArrayPool<char>.Shared.Rent(value.Length);
        try
        {
            length = 0;
            return PercentEncoding.TryDecode(value, plain, out var characters)
                ? DecodePlain(plain.AsSpan(0, characters), der, out length)
                : CarrierOutcome.Malformed;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(plain);
        }
    }

    private static CarrierOutcome DecodePlain(ReadOnlySpan<char> text, Span<byte> der, out int length)
    {
        length = 0;
        text = text.Trim(WhiteSpace);
        if (text.Count(Begin) > 1) return CarrierOutcome.Repeated;
        if (!PemEncoding.TryFind(text, out var fields) || !Fills(fields, text)) return CarrierOutcome.Malformed;
        if (!text[fields.Label].SequenceEqual(Label) || fields.DecodedDataLength > CarrierLimits.MaxDerBytes)
            return CarrierOutcome.Malformed;
        return TryDecodeLines(text[fields.Base64Data], der, out length)
            ? CarrierOutcome.Decoded
            : CarrierOutcome.Malformed;
    }

    private static bool Fills(PemFields fields, ReadOnlySpan<char> text) =>
        fields.Location.GetOffsetAndLength(text.Length) == (0, text.Length);

    private static bool TryDecodeLines(ReadOnlySpan<char> lines, Span<byte> der, out int length)
    {
        var base64 = ArrayPool<char>.Shared.Rent(lines.Length);
        try
        {
            var characters = 0;
            foreach (var character in lines)
            {
                if (!WhiteSpace.Contains(character)) base64[characters++] = character;
            }

            return StrictBase64.TryDecode(base64.AsSpan(0, characters), der, out length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(base64);
        }
    }
}
