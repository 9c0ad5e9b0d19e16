using Amqp;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>How many bytes a message has on the wire.</summary>
internal readonly struct EncodedSize(Message message) : IDisposable
{
    private readonly ByteBuffer _buffer = message.Encode();

    internal int Bytes => _buffer.Length;

    public void Dispose() => _buffer.ReleaseReference();
}
