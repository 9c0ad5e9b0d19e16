using Azure.Messaging.ServiceBus.Amqp;

namespace Azure.Messaging.ServiceBus;

/// <summary>Messages that are sent together, as many as the queue takes at once.</summary>
public sealed class ServiceBusMessageBatch : IDisposable
{
    // What the envelope and the section around each message cost, generously.
    private const int EnvelopeBytes = 128;
    private const int SectionBytes = 8;

    private readonly IList<ServiceBusMessage> _messages;
    private readonly Func<ServiceBusMessage, bool>? _accepts;
    private bool _isDisposed;

    internal ServiceBusMessageBatch(long maxSizeInBytes)
    {
        MaxSizeInBytes = maxSizeInBytes;
        SizeInBytes = EnvelopeBytes;
        _messages = [];
    }

    internal ServiceBusMessageBatch(
        long maxSizeInBytes, long sizeInBytes, IList<ServiceBusMessage> messages, Func<ServiceBusMessage, bool>? accepts)
    {
        MaxSizeInBytes = maxSizeInBytes;
        SizeInBytes = sizeInBytes;
        _messages = messages;
        _accepts = accepts ?? (_ => true);
    }

    /// <summary>The most bytes it takes.</summary>
    public long MaxSizeInBytes { get; }

    /// <summary>The bytes it has.</summary>
    public long SizeInBytes { get; private set; }

    /// <summary>The messages it has.</summary>
    public int Count => _messages.Count;

    internal IEnumerable<ServiceBusMessage> Messages => _messages;

    /// <summary>Adds a message, if there is room for it.</summary>
    public bool TryAddMessage(ServiceBusMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_accepts is not null) return AddIf(message, _accepts(message), 0);

        var bytes = MessageEncoder.Bytes(message).Length + SectionBytes;
        return AddIf(message, SizeInBytes + bytes <= MaxSizeInBytes, bytes);
    }

    /// <summary>Ends its use.</summary>
    public void Dispose() => _isDisposed = true;

    private bool AddIf(ServiceBusMessage message, bool fits, int bytes)
    {
        if (!fits) return false;
        _messages.Add(message);
        SizeInBytes += bytes;
        return true;
    }
}
