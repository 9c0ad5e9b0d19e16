using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Amqp;
using Amqp.Framing;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>A receiving link with credit by demand; what arrives late waits for the next call, or is given back on close.</summary>
internal sealed class ReceiveLink(
    AmqpConnection connection, string entity, ServiceBusReceiveMode mode, int prefetch, SessionTerms? session = null)
    : IAsyncDisposable
{
    private static readonly TimeSpan DefaultWait = TimeSpan.FromMinutes(1);

    [SuppressMessage("Usage", "CA2213", Justification = "Nobody asks for its wait handle, and a receive under way still has to release it.")]
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Channel<(ReceiverLink Link, Message Message)> _arrived =
        Channel.CreateUnbounded<(ReceiverLink, Message)>();

    private ReceiverLink? _link;
    private TaskCompletionSource _end = new();
    private volatile bool _isClosed;
    private Attach? _answer;
    private int _credit;

    internal string Entity => entity;

    internal ServiceBusReceiveMode Mode => mode;

    internal int Prefetch => prefetch;

    /// <summary>Whether it held a session and holds it no longer: a session cannot be taken again by the same link.</summary>
    internal bool IsLost => session is not null && _link is { IsClosed: true };

    /// <summary>Takes the session.</summary>
    internal async Task<SessionGrant> AcceptAsync(CancellationToken cancellationToken)
    {
        await LinkAsync(cancellationToken);
        return SessionTerms.Read(_answer!);
    }

    internal async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(
        int max, TimeSpan? maxWait, Retries retries, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await retries.RunAsync(token => DemandAsync(max, token), entity, cancellationToken);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(maxWait ?? DefaultWait);
            while (true)
            {
                if (_arrived.Reader.Count == 0) await WakeAsync(patience.Token);
                if (Arrived(max) is { Count: > 0 } batch) return batch;
                cancellationToken.ThrowIfCancellationRequested();
                if (_isClosed || patience.IsCancellationRequested) return [];

                // The link ended, and with it the credit.
                await retries.RunAsync(token => DemandAsync(max, token), entity, cancellationToken);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        if (_link is { IsClosed: false } open) await LinkClosing.CloseAsync(open);
    }

    /// <summary>What arrived and was never handed out; complete only after the link was closed.</summary>
    internal IEnumerable<ServiceBusReceivedMessage> Leftovers()
    {
        while (_arrived.Reader.TryRead(out var late)) yield return Take(late.Message, late.Link);
    }

    private async Task<bool> DemandAsync(int max, CancellationToken cancellationToken)
    {
        var link = await LinkAsync(cancellationToken);
        var missing = Math.Max(max, prefetch) - _arrived.Reader.Count - Volatile.Read(ref _credit);

        // In portions, as the official client asks: flows that follow each other closely for one message each can overtake one
        // another on their way, and then the broker counts more credit than the link has.
        if (missing <= 0 || (missing < prefetch / 2 && prefetch - missing >= max)) return true;

        Interlocked.Add(ref _credit, missing);
        link.SetCredit(missing, CreditMode.Manual);
        return true;
    }

    // Until something arrives, the link ends or the patience does.
    private Task<Task> WakeAsync(CancellationToken patience) =>
        Task.WhenAny(_arrived.Reader.WaitToReadAsync(patience).AsTask(), _end.Task);

    private List<ServiceBusReceivedMessage> Arrived(int max)
    {
        List<ServiceBusReceivedMessage> batch = [];
        while (batch.Count < max && _arrived.Reader.TryRead(out var next))
        {
            if (!next.Link.IsClosed) batch.Add(Take(next.Message, next.Link));
        }

        return batch;
    }

    private async Task<ReceiverLink> LinkAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        var open = await connection.ForAsync(entity, cancellationToken);
        if (_link is { IsClosed: false } attached) return attached;
        if (IsLost) throw SessionLost();

        var opening = new LinkOpening();
        var link = new ReceiverLink(open.Next(), $"receive-{Guid.NewGuid():N}", Attach(), opening.OnAttached);
        link.Start(0, OnMessage);
        _answer = await OpenAsync(link, opening, cancellationToken);
        _credit = 0;
        _end = EndOf(link);
        return _link = link;
    }

    private static TaskCompletionSource EndOf(ReceiverLink link)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        link.AddClosedCallback((_, _) => end.TrySetResult());
        if (link.IsClosed) end.TrySetResult();
        return end;
    }

    // An attach that nobody waits for any more must not be answered later: it would hold a session.
    private async Task<Attach> OpenAsync(ReceiverLink link, LinkOpening opening, CancellationToken cancellationToken)
    {
        try
        {
            return await opening.WaitAsync(link, entity, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _ = LinkClosing.CloseAsync(link);
            throw;
        }
    }

    private Attach Attach()
    {
        var attach = new Attach
        {
            Source = new Source { Address = entity },
            Target = new Target(),
            SndSettleMode = mode == ServiceBusReceiveMode.PeekLock ? SenderSettleMode.Unsettled : SenderSettleMode.Settled,
            RcvSettleMode = mode == ServiceBusReceiveMode.PeekLock ? ReceiverSettleMode.Second : ReceiverSettleMode.First,
        };
        session?.Write(attach);
        return attach;
    }

    private Exception SessionLost() => _link!.Error is { } error
        ? AmqpErrors.ToException(error, entity)
        : new ServiceBusException(
            "The session is no longer held by this receiver: accept it again.", ServiceBusFailureReason.SessionLockLost, entity);

    private void OnMessage(IReceiverLink link, Message message)
    {
        Interlocked.Decrement(ref _credit);
        _arrived.Writer.TryWrite(((ReceiverLink)link, message));
    }

    private static ServiceBusReceivedMessage Take(Message message, ReceiverLink link) =>
        new(MessageEncoder.Received(message), message.DeliveryTag is { Length: 16 } tag ? new Guid(tag) : Guid.Empty)
        {
            Delivery = new LinkDelivery(link, message),
        };
}
