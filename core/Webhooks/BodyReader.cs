using System.Buffers;

namespace Bridge.Core.Webhooks;

/// <summary>Reads a raw body into memory up to a cap, whether or not its length was declared.</summary>
/// <param name="maxBytes">Largest acceptable body in bytes.</param>
public sealed class BodyReader(int maxBytes)
{
    private const int FirstReadBytes = 4096;

    /// <summary>Reads the body.</summary>
    /// <returns>The exact bytes, or null as soon as the body proves larger than the cap.</returns>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(
        Stream body, long? declaredLength, CancellationToken cancellationToken)
    {
        // One byte of room beyond the cap is what tells "exactly the cap" from "more".
        var room = (int)Math.Min(declaredLength + 1 ?? FirstReadBytes, maxBytes + 1L);
        var bytes = new ArrayBufferWriter<byte>(Math.Max(room, 1));
        while (bytes.WrittenCount <= maxBytes)
        {
            var target = bytes.GetMemory();
            target = target[..Math.Min(target.Length, maxBytes + 1 - bytes.WrittenCount)];
            var read = await body.ReadAsync(target, cancellationToken).ConfigureAwait(false);
            if (read == 0) return bytes.WrittenMemory;
            bytes.Advance(read);
        }

        return null;
    }
}
