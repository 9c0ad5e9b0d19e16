using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>The sending link of a queue: opened on first use, opened again when it broke.</summary>
internal sealed class SendLink(AmqpConnection connection, string entity) : IAsyncDisposable
{
    private static readonly Symbol MaxBatchSize = new("com.microsoft:max-message-batch-size");

    private readonly SemaphoreSlim _gate = new(1, 1);
    private SenderLink? _link;
    private long _maxBatchBytes;

    internal async Task<bool> SendAsync(Message message, Enlistment? transaction, CancellationToken cancellationToken)
    {
        var link = await LinkAsync(cancellationToken);
        var state = transaction is null ? null : await transaction.StateAsync(cancellationToken);
        await LinkSend.SendAsync(link, message, state, entity, cancellationToken);
        return true;
    }

    /// <summary>The largest batch that the queue takes, as it said when the link was opened.</summary>
    internal async Task<long> MaxBatchBytesAsync(CancellationToken cancellationToken)
    {
        await LinkAsync(cancellationToken);
        return _maxBatchBytes;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _link, null) is { IsClosed: false } open) await LinkClosing.CloseAsync(open);
        _gate.Dispose();
    }

    private async Task<SenderLink> LinkAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var open = await connection.ForAsync(entity, cancellationToken);
            if (_link is { IsClosed: false } attached) return attached;

            var opening = new LinkOpening();
            var link = new SenderLink(
                open.Next(), $"send-{Guid.NewGuid():N}",
                new Attach { Source = new Source(), Target = new Target { Address = entity } }, opening.OnAttached);
            var answer = await opening.WaitAsync(link, entity, cancellationToken);
            _maxBatchBytes = Bytes(answer.Properties?[MaxBatchSize] as ulong? ?? answer.MaxMessageSize);
            return _link = link;
        }
        finally
        {
            _gate.Release();
        }
    }

    private static long Bytes(ulong limit) => limit is > 0 and < long.MaxValue ? (long)limit : long.MaxValue;
}
