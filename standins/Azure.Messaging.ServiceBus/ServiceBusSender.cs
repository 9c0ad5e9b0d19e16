using Amqp;
using Azure.Messaging.ServiceBus.Amqp;

namespace Azure.Messaging.ServiceBus;

/// <summary>Sends to one queue.</summary>
public class ServiceBusSender : IAsyncDisposable
{
    private readonly AmqpConnection? _connection;
    private readonly SendLink? _link;
    private readonly ScheduledMessages? _scheduled;
    private readonly Retries _retries = new(new ServiceBusRetryOptions());

    /// <summary>For mocking.</summary>
    protected ServiceBusSender()
    {
    }

    internal ServiceBusSender(
        AmqpConnection connection, string entity, ServiceBusSenderOptions options, ServiceBusRetryOptions retries)
    {
        _connection = connection;
        _link = new SendLink(connection, entity);
        _scheduled = new ScheduledMessages(connection, entity);
        _retries = new Retries(retries);
        EntityPath = entity;
        FullyQualifiedNamespace = connection.Host;
        Identifier = options.Identifier ?? $"{entity}-{Guid.NewGuid()}";
    }

    /// <summary>Name of the queue.</summary>
    public virtual string EntityPath { get; } = "";

    /// <summary>Host name of the namespace.</summary>
    public virtual string FullyQualifiedNamespace { get; } = "";

    /// <summary>Name of this sender.</summary>
    public virtual string Identifier { get; } = "";

    /// <summary>Whether the sender was closed.</summary>
    public virtual bool IsClosed { get; private set; }

    /// <summary>Sends a message; returns when the service holds it.</summary>
    public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) =>
        SendAsync(() => MessageEncoder.Encode(message), cancellationToken);

    /// <summary>Sends messages together: all of them are taken, or none.</summary>
    public virtual Task SendMessagesAsync(
        IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default)
    {
        ServiceBusMessage[] all = [.. messages];
        return all.Length switch
        {
            0 => Task.CompletedTask,
            1 => SendMessageAsync(all[0], cancellationToken),
            _ => SendAsync(() => MessageEncoder.Envelope(all), cancellationToken),
        };
    }

    /// <summary>Sends a batch.</summary>
    public virtual Task SendMessagesAsync(
        ServiceBusMessageBatch messageBatch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messageBatch);
        return SendMessagesAsync(messageBatch.Messages, cancellationToken);
    }

    /// <summary>Makes a batch as large as the queue takes.</summary>
    public virtual ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CancellationToken cancellationToken = default) =>
        CreateMessageBatchAsync(new CreateMessageBatchOptions(), cancellationToken);

    /// <summary>Makes a batch.</summary>
    public virtual async ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(
        CreateMessageBatchOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var most = await RunAsync((_, token) => _link!.MaxBatchBytesAsync(token), cancellationToken);
        if (options.MaxSizeInBytes > most)
            throw new ArgumentOutOfRangeException(nameof(options), $"The queue takes no more than {most} bytes at once.");
        return new ServiceBusMessageBatch(options.MaxSizeInBytes ?? most);
    }

    /// <summary>Sends a message that becomes visible later.</summary>
    /// <returns>The number by which it can be cancelled.</returns>
    public virtual async Task<long> ScheduleMessageAsync(
        ServiceBusMessage message, DateTimeOffset scheduledEnqueueTime, CancellationToken cancellationToken = default) =>
        (await ScheduleMessagesAsync([message], scheduledEnqueueTime, cancellationToken))[0];

    /// <summary>Sends messages that become visible later.</summary>
    /// <returns>The numbers by which they can be cancelled.</returns>
    public virtual Task<IReadOnlyList<long>> ScheduleMessagesAsync(
        IEnumerable<ServiceBusMessage> messages, DateTimeOffset scheduledEnqueueTime,
        CancellationToken cancellationToken = default)
    {
        ServiceBusMessage[] all = [.. messages];
        if (all.Length == 0) return Task.FromResult<IReadOnlyList<long>>([]);
        foreach (var message in all) message.ScheduledEnqueueTime = scheduledEnqueueTime;
        return RunAsync((transaction, token) => _scheduled!.ScheduleAsync(all, transaction, token), cancellationToken);
    }

    /// <summary>Cancels a message that is not visible yet.</summary>
    public virtual Task CancelScheduledMessageAsync(long sequenceNumber, CancellationToken cancellationToken = default) =>
        CancelScheduledMessagesAsync([sequenceNumber], cancellationToken);

    /// <summary>Cancels messages that are not visible yet.</summary>
    public virtual Task CancelScheduledMessagesAsync(
        IEnumerable<long> sequenceNumbers, CancellationToken cancellationToken = default)
    {
        long[] all = [.. sequenceNumbers];
        return all.Length == 0
            ? Task.CompletedTask
            : RunAsync((transaction, token) => _scheduled!.CancelAsync(all, transaction, token), cancellationToken);
    }

    /// <summary>Closes the link.</summary>
    public virtual async Task CloseAsync(CancellationToken cancellationToken = default)
    {
        if (IsClosed) return;
        IsClosed = true;
        if (_link is not null) await _link.DisposeAsync();
    }

    /// <summary>Closes the link.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (_link is not null) await _link.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private Task<bool> SendAsync(Func<Message> encode, CancellationToken cancellationToken) =>
        RunAsync((transaction, token) => _link!.SendAsync(encode(), transaction, token), cancellationToken);

    // The caller's transaction is asked for here: not every scope flows across an await.
    private Task<T> RunAsync<T>(
        Func<Enlistment?, CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        var transaction = _connection!.Ambient();
        return _retries.RunAsync(token => operation(transaction, token), EntityPath, cancellationToken);
    }
}
