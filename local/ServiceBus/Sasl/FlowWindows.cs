namespace Bridge.Local.ServiceBus.Sasl;

/// <summary>
/// Halves session windows that clients give as endless (AMQP 1.0 §2.7.4, <c>incoming-window</c> of flow). The library adds them
/// to a transfer's number and takes away the next one's; with the largest of all numbers, and a client that answers before
/// the library has counted what it wrote, nothing is left, and it never writes again.
/// </summary>
/// <remarks>Sees the bytes in the order in which they arrive, in pieces of any size, and changes one byte at most of a frame.</remarks>
internal sealed class FlowWindows
{
    private const int HeaderBytes = 8;
    private const byte Flow = 0x13;
    private const byte LargestHalf = 0x7F;

    // Descriptor and list, and the first two fields: what has to be seen of a frame, at its longest.
    private const int Interesting = HeaderBytes + 3 + 9 + 5 + 5;

    private readonly byte[] _head = new byte[Interesting];
    private int _seen;
    private long _left = HeaderBytes;

    /// <summary>Takes the next bytes, and changes them where they have to be.</summary>
    internal void Pass(Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var piece = bytes[..(int)Math.Min(bytes.Length, _left)];
            Look(piece);
            _left -= piece.Length;
            if (_left == 0) (_seen, _left) = (0, HeaderBytes);
            bytes = bytes[piece.Length..];
        }
    }

    private void Look(Span<byte> piece)
    {
        for (var at = 0; at < piece.Length && _seen < Interesting; at++)
        {
            if (_seen == WindowAt() && piece[at] > LargestHalf) piece[at] = LargestHalf;
            _head[_seen++] = piece[at];
            if (_seen == HeaderBytes) _left += Rest();
        }
    }

    // "AMQP" and the version stand where a frame has its size.
    private long Rest()
    {
        if (_head.AsSpan().StartsWith("AMQP"u8)) return 0;
        var size = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(_head);
        return Math.Max(0, size - (long)HeaderBytes);
    }

    /// <summary>Where the first byte of the window stands, when the frame is a flow and its window is written in full; -1 otherwise.</summary>
    private int WindowAt()
    {
        // No extended header, descriptor as a small number: all that clients write.
        const int descriptor = HeaderBytes;
        if (_seen < descriptor + 5 || _head[4] != 2 || _head[5] != 0) return -1;
        if (_head[descriptor] != 0 || _head[descriptor + 1] != 0x53 || _head[descriptor + 2] != Flow) return -1;
        var fields = _head[descriptor + 3] switch { 0xC0 => descriptor + 6, 0xD0 => descriptor + 12, _ => -1 };
        if (fields < 0 || _seen <= fields) return -1;
        var window = fields + 1 + _head[fields] switch { 0x70 => 4, 0x52 => 1, _ => 0 };
        return _seen == window + 1 && _head[window] == 0x70 ? _seen : -1;
    }
}
