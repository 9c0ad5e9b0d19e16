using Azure.Messaging.ServiceBus.Amqp;

namespace Azure.Messaging.ServiceBus;

/// <summary>Receives from one queue and settles what it received.</summary>
public class ServiceBusReceiver : IAsyncDisposable
{
    private readonly ReceiveLink? _link;
    private readonly Settlement? _settlement;
    private readonly NumberedMessages? _numbered;
    private readonly Retries _retries = new(new ServiceBusRetryOptions());
    private long _lastPeeked;

    /// <summary>For mocking.</summary>
    protected ServiceBusReceiver()
    {
    }

    internal ServiceBusReceiver(
        AmqpConnection connection, string queue, ServiceBusReceiverOptions options, ServiceBusRetryOptions retries)
    {
        EntityPath = options.SubQueue == SubQueue.DeadLetter ? $"{queue}/$DeadLetterQueue" : queue;
        FullyQualifiedNamespace = connection.Host;
        ReceiveMode = options.ReceiveMode;
        _retries = new Retries(retries);
        _link = new ReceiveLink(connection, EntityPath, ReceiveMode);
        _settlement = new Settlement(connection, EntityPath);
        _numbered = new NumberedMessages(connection, EntityPath);
    }

    /// <summary>Address of the queue.</summary>
    public virtual string EntityPath { get; } = "";

    /// <summary>Host name of the namespace.</summary>
    public virtual string FullyQualifiedNamespace { get; } = "";

    /// <summary>What receiving does to a message.</summary>
    public virtual ServiceBusReceiveMode ReceiveMode { get; }

    /// <summary>Whether the receiver was closed.</summary>
    public virtual bool IsClosed { get; private set; }

    /// <summary>Receives one message; null when none came.</summary>
    public virtual async Task<ServiceBusReceivedMessage?> ReceiveMessageAsync(
        TimeSpan? maxWaitTime = null, CancellationToken cancellationToken = default) =>
        (await ReceiveMessagesAsync(1, maxWaitTime, cancellationToken)).SingleOrDefault();

    /// <summary>Receives up to a number of messages; returns as soon as there is one, empty when none came.</summary>
    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(
        int maxMessages, TimeSpan? maxWaitTime = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return _link!.ReceiveAsync(maxMessages, maxWaitTime, _retries, cancellationToken);
    }

    /// <summary>Shows up to a number of messages, whatever their state, without locking them; empty when there are no more.</summary>
    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(
        int maxMessages, long? fromSequenceNumber = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        var from = fromSequenceNumber ?? _lastPeeked + 1;
        return _retries.RunAsync(
            async token =>
            {
                var messages = await _numbered!.PeekAsync(from, maxMessages, token);
                if (messages.Count > 0) _lastPeeked = messages[^1].SequenceNumber;
                return messages;
            },
            EntityPath,
            cancellationToken);
    }

    /// <summary>Receives a message that was deferred.</summary>
    public virtual async Task<ServiceBusReceivedMessage> ReceiveDeferredMessageAsync(
        long sequenceNumber, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        var messages = await _retries.RunAsync(
            token => _numbered!.ReceiveDeferredAsync([sequenceNumber], ReceiveMode, token), EntityPath, cancellationToken);
        return messages[0];
    }

    /// <summary>Removes a message from the queue.</summary>
    public virtual Task CompleteMessageAsync(
        ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        SettleAsync(message, "completed", null, null, null, cancellationToken);

    /// <summary>Gives a message back.</summary>
    public virtual Task AbandonMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null,
        CancellationToken cancellationToken = default) =>
        SettleAsync(message, "abandoned", propertiesToModify, null, null, cancellationToken);

    /// <summary>Puts a message aside: from now on it is received by its sequence number only.</summary>
    public virtual Task DeferMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null,
        CancellationToken cancellationToken = default) =>
        SettleAsync(message, "defered", propertiesToModify, null, null, cancellationToken);

    /// <summary>Moves a message to the dead-letter queue, with a reason.</summary>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, string deadLetterReason, string? deadLetterErrorDescription = null,
        CancellationToken cancellationToken = default) => SettleAsync(
        message, "suspended", null, deadLetterReason, deadLetterErrorDescription, cancellationToken);

    /// <summary>Closes the link.</summary>
    public virtual Task CloseAsync(CancellationToken cancellationToken = default) => DisposeAsync().AsTask();

    /// <summary>Closes the link.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        if (IsClosed) return;
        IsClosed = true;
        if (_link is not null)
        {
            await _link.DisposeAsync();
            await GiveBackAsync(_link);
        }

        GC.SuppressFinalize(this);
    }

    // A message under way while the link closed would otherwise stay locked until its lock expires.
    private async Task GiveBackAsync(ReceiveLink link)
    {
        foreach (var late in link.Leftovers().Where(_ => ReceiveMode == ServiceBusReceiveMode.PeekLock))
        {
            try
            {
                await SettleAsync(late, "abandoned", null, null, null, CancellationToken.None);
            }
            catch (ServiceBusException)
            {
                // The connection is gone, or the lock: the message comes again by itself.
                return;
            }
        }
    }

    private async Task SettleAsync(
        ServiceBusReceivedMessage message, string status, IDictionary<string, object>? properties, string? reason,
        string? description, CancellationToken cancellationToken) => await _retries.RunAsync(
        token => _settlement!.SettleAsync(message.LockTokenGuid, status, properties, reason, description, token),
        EntityPath,
        cancellationToken);
}
