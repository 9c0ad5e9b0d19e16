using Amqp;
using Bridge.Local.ServiceBus.Amqp;

namespace Bridge.Local.ServiceBus.Sasl;

/// <summary>
/// Holds what the broker writes until the client has said something after SASL. The listener writes header and open right
/// behind the SASL outcome, and the JS client ignores bytes that share a segment with it until more arrive.
/// </summary>
internal sealed class HeldTransport(GatheringTransport inner, ConnectionTable connections) : IAsyncTransport
{
    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void SetConnection(Connection connection)
    {
        inner.SetConnection(connection);
        connections.Add(connection, inner);
    }

    public Task SendAsync(IList<ByteBuffer> bufferList, int listSize) =>
        _heard.Task.IsCompleted ? inner.SendAsync(bufferList, listSize) : SendWhenHeardAsync(bufferList, listSize);

    public Task<int> ReceiveAsync(byte[] buffer, int offset, int count) =>
        _heard.Task.IsCompleted ? inner.ReceiveAsync(buffer, offset, count) : HearAsync(buffer, offset, count);

    public void Send(ByteBuffer buffer) => inner.Send(buffer);

    public int Receive(byte[] buffer, int offset, int count)
    {
        var read = inner.Receive(buffer, offset, count);
        _heard.TrySetResult();
        return read;
    }

    public void Close()
    {
        _heard.TrySetResult();
        inner.Close();
    }

    private async Task SendWhenHeardAsync(IList<ByteBuffer> bufferList, int listSize)
    {
        await _heard.Task;
        await inner.SendAsync(bufferList, listSize);
    }

    private async Task<int> HearAsync(byte[] buffer, int offset, int count)
    {
        var read = await inner.ReceiveAsync(buffer, offset, count);
        _heard.TrySetResult();
        return read;
    }
}
