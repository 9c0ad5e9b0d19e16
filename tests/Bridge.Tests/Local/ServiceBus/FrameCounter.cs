using System.Buffers.Binary;
using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>Counts AMQP frames of one direction by their performative, whatever pieces they come in.</summary>
internal sealed class FrameCounter
{
    internal const byte FlowCode = 0x13;
    internal const byte TransferCode = 0x14;

    private const int HeaderBytes = 8;

    private readonly Lock _gate = new();
    private readonly List<byte> _pending = [];
    private readonly Dictionary<byte, int> _counts = [];
    private readonly List<Flow> _flows = [];

    /// <summary>The flows, as they came.</summary>
    internal IReadOnlyList<Flow> Flows
    {
        get { lock (_gate) return [.. _flows]; }
    }

    internal int Of(byte performative)
    {
        lock (_gate) return _counts.GetValueOrDefault(performative);
    }

    internal void Take(byte[] bytes)
    {
        lock (_gate)
        {
            _pending.AddRange(bytes);
            while (Next() is { Length: > 0 } frame) Count(frame);
        }
    }

    private byte[] Next()
    {
        if (_pending.Count < HeaderBytes) return [];
        // Before the frames stand headers of the protocol, "AMQP" and four bytes.
        var size = _pending[0] == 'A' ? HeaderBytes : BinaryPrimitives.ReadInt32BigEndian([.. _pending.Take(4)]);
        if (_pending.Count < size) return [];
        var frame = _pending.Take(size).ToArray();
        _pending.RemoveRange(0, size);
        return frame;
    }

    private void Count(byte[] frame)
    {
        var (offset, type) = (frame[4] * 4, frame[5]);
        if (frame[0] == 'A' || type != 0 || frame.Length < offset + 3) return;
        // A described list: 0x00, then the descriptor as a small ulong.
        var performative = frame[offset + 2];
        _counts[performative] = _counts.GetValueOrDefault(performative) + 1;
        if (performative == FlowCode) _flows.Add((Flow)Encoder.ReadObject(new ByteBuffer(frame, offset, frame.Length - offset, frame.Length)));
    }
}
