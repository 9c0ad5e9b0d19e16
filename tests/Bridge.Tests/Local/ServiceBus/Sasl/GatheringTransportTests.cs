using System.Buffers.Binary;
using Amqp;
using Bridge.Local.ServiceBus.Sasl;

namespace Bridge.Tests.Local.ServiceBus.Sasl;

public sealed class GatheringTransportTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly ScriptedTransport _inner = new();
    private readonly GatheringTransport _transport;

    public GatheringTransportTests() => _transport = new GatheringTransport(_inner);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_WithoutAHold_IsWrittenAtOnce()
    {
        await SendAsync(1);
        await SendAsync(2, 3);

        Assert.Equal([[1], [2, 3]], _inner.Writes);
    }

    [Fact]
    public async Task Send_WhileHeld_IsWrittenOnceWithTheLastRelease()
    {
        _transport.Hold();
        _transport.Hold();
        await SendAsync(1);
        await SendAsync(2);
        _transport.Release();
        var early = _inner.Writes.Count;

        _transport.Release();

        Assert.Equal(0, early);
        Assert.Equal([1, 2], Assert.Single(_inner.Writes));
    }

    [Fact]
    public async Task Send_WhileHeld_OfMoreThanAFrameDoesNotWait()
    {
        _transport.Hold();

        await SendAsync(new byte[64 * 1024]);

        Assert.Equal(64 * 1024, Assert.Single(_inner.Writes).Length);
    }

    [Fact]
    public async Task Send_WhileSomethingIsWritten_GoesOutWithTheNextWrite()
    {
        var first = _inner.HoldWrites();
        var sending = SendAsync(1);
        var others = new[] { SendAsync(2), SendAsync(3) };
        var early = sending.IsCompleted;

        first.SetResult();
        await Task.WhenAll([sending, .. others]).WaitAsync(Soon, Token);

        Assert.False(early);
        Assert.Equal([[1], [2, 3]], _inner.Writes);
    }

    [Fact]
    public async Task Send_InAnswerToWhatWasRead_WaitsUntilTheNextReadHasToWait()
    {
        _inner.Arrive(1, 2);
        await ReadAsync(1);
        await SendAsync(11);
        await ReadAsync(1);
        await SendAsync(12);
        var early = _inner.Writes.Count;

        var waiting = ReadAsync(1);

        Assert.Equal(0, early);
        Assert.Equal([11, 12], Assert.Single(_inner.Writes));
        _inner.Arrive(3);
        Assert.Equal([3], await waiting.WaitAsync(Soon, Token));
    }

    [Fact]
    public async Task Send_WhileAReadWaits_IsWrittenAtOnce()
    {
        _inner.Arrive(1);
        await ReadAsync(1);
        var waiting = ReadAsync(1);

        await SendAsync(11);

        Assert.Equal([11], Assert.Single(_inner.Writes));
        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task Receive_InPieces_HasEveryByteInOrderWithOneRead()
    {
        _inner.Arrive(1, 2, 3, 4, 5);

        Assert.Equal([1, 2], await ReadAsync(2));
        Assert.Equal([3], await ReadAsync(1));
        Assert.Equal([4, 5], await ReadAsync(9));
        Assert.Equal(1, _inner.Reads);
    }

    [Fact]
    public async Task Close_WithSomethingGathered_WritesItFirst()
    {
        _transport.Hold();
        await SendAsync(1);

        _transport.Close();

        Assert.Equal([1], Assert.Single(_inner.Writes));
        Assert.True(_inner.IsClosed);
    }

    [Fact]
    public async Task Close_WhileSomethingIsWritten_WaitsForIt()
    {
        var write = _inner.HoldWrites();
        var sending = SendAsync(1);

        _transport.Close();
        var early = _inner.IsClosed;
        write.SetResult();
        await sending.WaitAsync(Soon, Token);

        Assert.False(early);
        Assert.True(_inner.IsClosed);
    }

    [Fact]
    public async Task Break_WithSomethingGathered_ForgetsIt()
    {
        _transport.Hold();
        await SendAsync(1);

        _transport.Break();
        _transport.Release();

        Assert.Empty(_inner.Writes);
        Assert.True(_inner.IsClosed);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => SendAsync(2));
    }

    [Fact]
    public async Task Write_ThatFails_ClosesAndIsToldToTheNextSender()
    {
        _inner.HoldWrites().SetException(new IOException("gone"));
        await SendAsync(1);

        await Assert.ThrowsAsync<IOException>(() => SendAsync(2));

        Assert.True(_inner.IsClosed);
    }

    [Fact]
    public async Task Sends_OfManyWithHoldsBetween_AllGoOutOnceAndEachInItsOrder()
    {
        const int senders = 8;
        const int each = 2000;
        await Task.WhenAll(Enumerable.Range(0, senders).Select(sender => Task.Run(
            async () =>
            {
                for (var at = 0; at < each; at++)
                {
                    if (at % 10 == 0) _transport.Hold();
                    await SendAsync(Frame(sender, at));
                    if (at % 10 == 9) _transport.Release();
                }
            },
            Token)));

        var frames = _inner.Writes.SelectMany(write => write).Chunk(8)
            .Select(frame => (Sender: BinaryPrimitives.ReadInt32LittleEndian(frame), At: BinaryPrimitives.ReadInt32LittleEndian(frame.AsSpan(4))))
            .ToLookup(frame => frame.Sender, frame => frame.At);
        Assert.All(Enumerable.Range(0, senders), sender => Assert.Equal(Enumerable.Range(0, each), frames[sender]));
    }

    private static byte[] Frame(int sender, int at)
    {
        var frame = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(frame, sender);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), at);
        return frame;
    }

    private Task SendAsync(params byte[] bytes) =>
        _transport.SendAsync([new ByteBuffer(bytes, 0, bytes.Length, bytes.Length)], bytes.Length);

    private async Task<byte[]> ReadAsync(int count)
    {
        var buffer = new byte[count + 2];
        var read = await _transport.ReceiveAsync(buffer, 1, count);
        return buffer[1..(1 + read)];
    }
}
