using System.Buffers;

namespace Bridge.Core.Certificates.Carriers;

/// <summary>Base64 in its one canonical form: no white space, padding, and no stray bits before it (RFC 4648 §3.5).</summary>
internal static class StrictBase64
{
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    internal static bool TryDecode(ReadOnlySpan<char> base64, Span<byte> bytes, out int length)
    {
        length = 0;
        return base64.Length <= CarrierLimits.MaxBase64Length
            && !base64.ContainsAnyExcept(Alphabet)
            && Convert.TryFromBase64Chars(base64, bytes, out length)
            && length is > 0 and <= CarrierLimits.MaxDerBytes
            && HasCanonicalEnd(base64, bytes[..length]);
    }

    // Two texts for the same bytes would be harmless, but no platform writes the second one.
    private static bool HasCanonicalEnd(ReadOnlySpan<char> base64, ReadOnlySpan<byte> bytes)
    {
        const int quantum = 4;
        var rest = bytes.Length % 3;
        if (rest == 0) return true;
        Span<char> end = stackalloc char[quantum];
        return Convert.TryToBase64Chars(bytes[^rest..], end, out _) && base64[^quantum..].SequenceEqual(end);
    }
}
