using System.Text.Unicode;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Events;

/// <summary>Accepts UTF-8 without a byte order mark, which RFC 8259 §8.1 demands, and names what else it finds.</summary>
internal static class BodyEncoding
{
    internal static Verdict? Check(ReadOnlySpan<byte> body)
    {
        if (HasByteOrderMark(body) || IsUtf16(body)) return BodyVerdicts.OtherEncoding;
        return Utf8.IsValid(body) ? null : BodyVerdicts.InvalidUtf8;
    }

    private static bool HasByteOrderMark(ReadOnlySpan<byte> body) =>
        body is [0xEF, 0xBB, 0xBF, ..] or [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..];

    // Every JSON text starts with an ASCII character, so UTF-16 without a mark has one zero in its first two bytes.
    private static bool IsUtf16(ReadOnlySpan<byte> body) =>
        body is [0, not 0, ..] or [not 0, 0, ..] && body.Length % 2 == 0;
}
