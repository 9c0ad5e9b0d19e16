using System.Threading.Channels;
using Amqp;

namespace Bridge.Tests.Local.ServiceBus.Sasl;

/// <summary>A transport that keeps what is written, and reads what a test says.</summary>
internal sealed class ScriptedTransport : IAsyncTransport
{
    private readonly Channel<byte[]> _arriving = Channel.CreateUnbounded<byte[]>();
    private readonly List<byte[]> _writes = [];
    private TaskCompletionSource? _held;

    /// <summary>What was written, write by write.</summary>
    internal IReadOnlyList<byte[]> Writes => _writes;

    /// <summary>How often it was read from.</summary>
    internal int Reads { get; private set; }

    internal bool IsClosed { get; private set; }

    /// <summary>Holds the next write until the result is set.</summary>
    internal TaskCompletionSource HoldWrites() => _held = new TaskCompletionSource();

    internal void Arrive(params byte[] bytes) => _arriving.Writer.TryWrite(bytes);

    public async Task SendAsync(IList<ByteBuffer> bufferList, int listSize)
    {
        if (Interlocked.Exchange(ref _held, null) is { } held) await held.Task;
        byte[] bytes = [.. bufferList.SelectMany(buffer => buffer.Buffer.Skip(buffer.Offset).Take(buffer.Length))];
        Assert.Equal(bytes.Length, listSize);
        _writes.Add(bytes);
    }

    public async Task<int> ReceiveAsync(byte[] buffer, int offset, int count)
    {
        Reads++;
        var bytes = await _arriving.Reader.ReadAsync();
        bytes.CopyTo(buffer, offset);
        return bytes.Length;
    }

    public void SetConnection(Connection connection)
    {
        // Nothing asks for it.
    }

    public void Send(ByteBuffer buffer) => throw new NotSupportedException();

    public int Receive(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public void Close() => IsClosed = true;
}
