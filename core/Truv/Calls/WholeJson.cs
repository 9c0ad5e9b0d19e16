using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Bridge.Core.Truv.Calls;

/// <summary>
/// Parses JSON that can be read and written on in every part. The parser takes text that is no UTF-8, or half of a
/// surrogate pair, and whoever touches that later would fail, when it is too late to ask again.
/// </summary>
internal static class WholeJson
{
    /// <summary>The JSON; null for what is none, or only in parts.</summary>
    internal static JsonElement? Parse(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty || !Utf8.IsValid(body)) return null;
        try
        {
            ReadEveryText(body);
            return JsonElement.Parse(body);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // Only escapes can hide half a pair once the bytes are known to be UTF-8.
    private static void ReadEveryText(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (!reader.ValueIsEscaped) continue;

            var scratch = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
            try
            {
                reader.CopyString(scratch);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(scratch, clearArray: true);
            }
        }
    }
}
