using System.Threading.Channels;
using Amqp.Framing;
using Amqp.Listener;
using Bridge.Local.ServiceBus.Queues;
using Microsoft.Extensions.Logging;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>A client's receiving link. One ordered out-queue, written under the queue's lock and sent outside of it.</summary>
internal sealed partial class ReceiveEndpoint : LinkEndpoint, IConsumer
{
    private readonly MessageQueue _queue;
    private readonly BrokerFaults _faults;
    private readonly ListenerLink _link;
    private readonly ILogger _logger;
    private readonly Channel<Delivery?> _out = Channel.CreateUnbounded<Delivery?>(new() { SingleReader = true });
    private volatile bool _closed;

    internal ReceiveEndpoint(MessageQueue queue, BrokerFaults faults, ListenerLink link, bool deletes, ILogger logger)
    {
        _queue = queue;
        _faults = faults;
        _link = link;
        _logger = logger;
        DeletesOnReceive = deletes;

        // Raised before the library reports unsettled deliveries as released, which are not: their locks expire.
        link.AddClosedCallback((_, _) => _closed = true);
        queue.AddConsumer(this);
        _ = PumpAsync();
    }

    public bool DeletesOnReceive { get; }

    public void Deliver(QueueMessage message, MessageLock? taken) =>
        _out.Writer.TryWrite(MessageCopy.ForDelivery(message, taken));

    public void Drained() => _out.Writer.TryWrite(null);

    public override void OnFlow(FlowContext flowContext)
    {
        try
        {
            _queue.AddCredit(this, flowContext.Messages, _link.IsDraining);
        }
        catch (Exception e)
        {
            LogTrouble(_logger, e, _queue.Options.Name);
        }
    }

    public override void OnDisposition(DispositionContext dispositionContext)
    {
        if (_closed || dispositionContext.Message is not Delivery { Taken: { } taken } delivery) return;

        var state = dispositionContext.DeliveryState;
        var settled = dispositionContext.Settled;
        _faults.Settle(_queue.Options.Name, () => _closed, () => Answer(delivery, taken, state, settled));
    }

    public override void OnLinkClosed(ListenerLink link, Error error)
    {
        _closed = true;
        _queue.RemoveConsumer(this);
        _out.Writer.TryComplete();
    }

    private void Answer(Delivery delivery, MessageLock taken, DeliveryState state, bool settled)
    {
        try
        {
            var answer = Disposition.Apply(_queue, taken.Token, state);
            if (!settled) _link.DisposeMessage(delivery, answer, true);
        }
        catch (Exception e)
        {
            LogTrouble(_logger, e, _queue.Options.Name);
        }
    }

    private async Task PumpAsync()
    {
        await foreach (var delivery in _out.Reader.ReadAllAsync())
        {
            if (!TrySend(delivery) && delivery is not null) _queue.PutBack(delivery.Source, delivery.Taken);
        }
    }

    private bool TrySend(Delivery? delivery)
    {
        if (_closed) return false;
        try
        {
            if (delivery is not null) _link.SendMessage(delivery);
            else _link.SetCredit(0, drain: true, autoRestore: false);
            return true;
        }
        catch (Exception e)
        {
            LogTrouble(_logger, e, _queue.Options.Name);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "A receiving link of {Queue} is in trouble")]
    private static partial void LogTrouble(ILogger logger, Exception exception, string queue);
}
