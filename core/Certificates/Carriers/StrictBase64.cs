using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Bridge.Core.Certificates.Carriers;

/// <summary>Base64 in its one canonical form: padded, without white space or stray bits (RFC 4648 §3.5).</summary>
internal static class StrictBase64
{
    private const int Quantum = 4;

    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    internal static bool TryDecode(ReadOnlySpan<char> base64, Span<byte> bytes, out int length)
    {
        length = 0;
        return base64.Length <= CarrierLimits.MaxBase64Length
            && !base64.ContainsAnyExcept(Alphabet)
            && TryDecodeAscii(base64, bytes, out length)
            && length is > 0 and <= CarrierLimits.MaxDerBytes
            && HasCanonicalEnd(base64, bytes[..length]);
    }

    // By way of bytes, of which the platform decodes many at once: several times as fast as Convert on characters.
    private static bool TryDecodeAscii(ReadOnlySpan<char> base64, Span<byte> bytes, out int length)
    {
        length = 0;
        var ascii = ArrayPool<byte>.Shared.Rent(base64.Length);
        try
        {
            // Nothing but the alphabet is left, of which every character is one byte.
            _ = Ascii.FromUtf16(base64, ascii, out var count);
            return Base64.DecodeFromUtf8(ascii.AsSpan(0, count), bytes, out _, out length) == OperationStatus.Done;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(ascii);
        }
    }

    // Two texts for the same bytes would be harmless, but no platform writes the second one.
    private static bool HasCanonicalEnd(ReadOnlySpan<char> base64, ReadOnlySpan<byte> bytes)
    {
        var rest = bytes.Length % 3;
        if (rest == 0) return true;
        Span<char> end = stackalloc char[Quantum];
        _ = Convert.TryToBase64Chars(bytes[^rest..], end, out _);
        return base64[^Quantum..].SequenceEqual(end);
    }
}
