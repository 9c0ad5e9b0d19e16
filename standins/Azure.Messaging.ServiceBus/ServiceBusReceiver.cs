using System.Runtime.CompilerServices;
using System.Transactions;
using Azure.Messaging.ServiceBus.Amqp;

namespace Azure.Messaging.ServiceBus;

/// <summary>Receives from one queue and settles what it received.</summary>
public class ServiceBusReceiver : IAsyncDisposable
{
    private const string Completed = "completed";

    private readonly AmqpConnection? _connection;
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
        AmqpConnection connection, ReceiveLink link, string? sessionId, string? identifier, ServiceBusRetryOptions retries)
    {
        (_connection, _link, _retries) = (connection, link, new Retries(retries));
        (EntityPath, ReceiveMode, PrefetchCount) = (link.Entity, link.Mode, link.Prefetch);
        FullyQualifiedNamespace = connection.Host;
        Identifier = identifier ?? $"{EntityPath}-{Guid.NewGuid()}";
        _settlement = new Settlement(connection, EntityPath, sessionId);
        _numbered = new NumberedMessages(connection, EntityPath, sessionId);
    }

    /// <summary>Address of the queue.</summary>
    public virtual string EntityPath { get; } = "";

    /// <summary>Host name of the namespace.</summary>
    public virtual string FullyQualifiedNamespace { get; } = "";

    /// <summary>Name of this receiver.</summary>
    public virtual string Identifier { get; } = "";

    /// <summary>What receiving does to a message.</summary>
    public virtual ServiceBusReceiveMode ReceiveMode { get; }

    /// <summary>Messages fetched ahead of demand.</summary>
    public virtual int PrefetchCount { get; }

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
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxMessages);
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return _link!.ReceiveAsync(maxMessages, maxWaitTime, _retries, cancellationToken);
    }

    /// <summary>Receives messages for as long as they are wanted.</summary>
    public virtual async IAsyncEnumerable<ServiceBusReceivedMessage> ReceiveMessagesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await ReceiveMessageAsync(null, cancellationToken) is { } message) yield return message;
        }
    }

    /// <summary>Shows one message, whatever its state, without locking it; null when there are no more.</summary>
    public virtual async Task<ServiceBusReceivedMessage?> PeekMessageAsync(
        long? fromSequenceNumber = null, CancellationToken cancellationToken = default) =>
        (await PeekMessagesAsync(1, fromSequenceNumber, cancellationToken)).SingleOrDefault();

    /// <summary>Shows up to a number of messages, whatever their state, without locking them; empty when there are no more.</summary>
    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(
        int maxMessages, long? fromSequenceNumber = null, CancellationToken cancellationToken = default)
    {
        var from = fromSequenceNumber ?? _lastPeeked + 1;
        return RunAsync(
            async token =>
            {
                var messages = await _numbered!.PeekAsync(from, maxMessages, token);
                if (messages.Count > 0) _lastPeeked = messages[^1].SequenceNumber;
                return messages;
            },
            cancellationToken);
    }

    /// <summary>Receives a message that was deferred.</summary>
    public virtual async Task<ServiceBusReceivedMessage> ReceiveDeferredMessageAsync(
        long sequenceNumber, CancellationToken cancellationToken = default) =>
        (await ReceiveDeferredMessagesAsync([sequenceNumber], cancellationToken))[0];

    /// <summary>Receives messages that were deferred.</summary>
    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveDeferredMessagesAsync(
        IEnumerable<long> sequenceNumbers, CancellationToken cancellationToken = default)
    {
        long[] all = [.. sequenceNumbers];
        return all.Length == 0
            ? Task.FromResult<IReadOnlyList<ServiceBusReceivedMessage>>([])
            : RunAsync(token => _numbered!.ReceiveDeferredAsync(all, ReceiveMode, token), cancellationToken);
    }

    /// <summary>Removes a message from the queue.</summary>
    public virtual Task CompleteMessageAsync(
        ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        SettleAsync(message, Completed, null, null, null, cancellationToken);

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

    /// <summary>Moves a message to the dead-letter queue.</summary>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null,
        CancellationToken cancellationToken = default) =>
        SettleAsync(message, "suspended", propertiesToModify, null, null, cancellationToken);

    /// <summary>Moves a message to the dead-letter queue, with a reason.</summary>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, string deadLetterReason, string? deadLetterErrorDescription = null,
        CancellationToken cancellationToken = default) => SettleAsync(
        message, "suspended", null, deadLetterReason, deadLetterErrorDescription, cancellationToken);

    /// <summary>Moves a message to the dead-letter queue, with a reason and changed properties.</summary>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify, string deadLetterReason,
        string? deadLetterErrorDescription = null, CancellationToken cancellationToken = default) => SettleAsync(
        message, "suspended", propertiesToModify, deadLetterReason, deadLetterErrorDescription, cancellationToken);

    /// <summary>Keeps a message locked for another lock time.</summary>
    public virtual async Task RenewMessageLockAsync(
        ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        message.Renewed = await RunAsync(token => _settlement!.RenewAsync(message.LockTokenGuid, token), cancellationToken);
    }

    /// <summary>Closes the link.</summary>
    public virtual async Task CloseAsync(CancellationToken cancellationToken = default)
    {
        if (IsClosed) return;
        IsClosed = true;
        if (_link is null) return;
        await _link.DisposeAsync();
        if (ReceiveMode == ServiceBusReceiveMode.PeekLock) await Leftovers.GiveBackAsync(_link, _settlement!);
    }

    /// <summary>Closes the link.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The client's part of the caller's transaction; null when it has none.</summary>
    private protected Amqp.Enlistment? Ambient() => _connection!.Ambient();

    private protected Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return _retries.RunAsync(operation, EntityPath, cancellationToken);
    }

    private async Task SettleAsync(
        ServiceBusReceivedMessage message, string status, IDictionary<string, object>? properties, string? reason,
        string? description, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (ReceiveMode == ServiceBusReceiveMode.ReceiveAndDelete)
            throw new InvalidOperationException("A message that was received and deleted cannot be settled.");
        var ambient = Transaction.Current;
        var transaction = Ambient();
        await RunAsync(
            token => status == Completed && transaction is null
                ? _settlement!.CompleteAsync(message.LockTokenGuid, token)
                : _settlement!.SettleAsync(message.LockTokenGuid, status, properties, reason, description, transaction, token),
            cancellationToken);
        if (ambient is null) message.Delivery?.Forget();
        else message.Delivery?.ForgetAfter(ambient);
    }
}
