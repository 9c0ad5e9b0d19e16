using System.Buffers;

namespace Bridge.Core.Truv;

/// <summary>Reads an answer up to a number of bytes, whatever its <c>Content-Length</c> says.</summary>
internal static class CappedReader
{
    private const int ChunkBytes = 16 * 1024;

    /// <summary>The bytes; null when there are more than allowed.</summary>
    internal static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes) return null;
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var bytes = new ArrayBufferWriter<byte>();
        while (true)
        {
            var read = await stream.ReadAsync(bytes.GetMemory(ChunkBytes), cancellationToken);
            if (read == 0) return bytes.WrittenMemory;
            bytes.Advance(read);
            if (bytes.WrittenCount > maxBytes) return null;
        }
    }
}
