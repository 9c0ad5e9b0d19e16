using System.Threading.Channels;
using Amqp.Framing;
using Amqp.Listener;
using Bridge.Local.ServiceBus.Queues;
using Microsoft.Extensions.Logging;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>A client's receiving link. One ordered out-queue, written under the gate and sent outside of it.</summary>
internal sealed partial class ReceiveEndpoint : LinkEndpoint, IConsumer
{
    private readonly MessageQueue _queue;
    private readonly BrokerParts _parts;
    private readonly ListenerLink _link;
    private readonly LinkCredit _credit;
    private readonly Channel<Outgoing> _out = Channel.CreateUnbounded<Outgoing>(new() { SingleReader = true });
    private Action? _moved;
    private volatile bool _closed;

    internal ReceiveEndpoint(MessageQueue queue, BrokerParts parts, ListenerLink link, bool deletes)
    {
        _queue = queue;
        _parts = parts;
        _link = link;
        _credit = new LinkCredit(link);
        DeletesOnReceive = deletes;
        Owner = link.Session.Connection;

        // Raised before the library reports unsettled deliveries as released, which are not: their locks expire.
        link.AddClosedCallback((_, _) => Leave());
        _ = PumpAsync();
    }

    /// <summary>Watches the link, which is about to be attached.</summary>
    internal void Watch(string address) => _moved = LinkWatch.Start(_link, address, _parts, Leave);

    public bool DeletesOnReceive { get; }

    public object? Owner { get; }

    public void Deliver(QueueMessage message, MessageLock? taken)
    {
        var delivery = MessageCopy.ForDelivery(message, taken);
        if (_out.Writer.TryWrite(new Outgoing(Outgoing.What.Message, delivery))) return;

        // The link closed, and its pump is done; not from here, since the queue is in the middle of handing out.
        _ = Task.Run(() => _queue.PutBack(message, taken));
    }

    public void Drained() => _out.Writer.TryWrite(new Outgoing(Outgoing.What.Drained));

    public void SessionLost() => _out.Writer.TryWrite(new Outgoing(Outgoing.What.SessionLost));

    public override void OnFlow(FlowContext flowContext)
    {
        _moved?.Invoke();
        try
        {
            _credit.Grant(flowContext.Messages);
            _queue.AddCredit(this, flowContext.Messages, _link.IsDraining);
        }
        catch (Exception e)
        {
            LogTrouble(_parts.Logger, e, _queue.Options.Name);
        }
    }

    public override void OnDisposition(DispositionContext dispositionContext)
    {
        if (_closed || dispositionContext.Message is not Delivery { Taken: { } taken } delivery) return;
        _moved?.Invoke();
        var state = dispositionContext.DeliveryState;
        var settled = dispositionContext.Settled;
        if (_parts.Faults.HoldsSettlements(_queue.Options.Name)) Hold(delivery, taken, state, settled);
        else Answer(delivery, taken, state, settled);
    }

    public override void OnLinkClosed(ListenerLink link, Error error) => Leave();

    private void Hold(Delivery delivery, MessageLock taken, DeliveryState state, bool settled) =>
        _parts.Faults.Settle(_queue.Options.Name, () => _closed, () => Answer(delivery, taken, state, settled));

    private void Leave()
    {
        _closed = true;
        _queue.RemoveConsumer(this);
        _out.Writer.TryComplete();
    }

    private void Answer(Delivery delivery, MessageLock taken, DeliveryState state, bool settled)
    {
        try
        {
            var answer = Disposition.Apply(_parts, _link.Session, _queue, taken.Token, state);
            if (!settled) _queue.Log.WhenSafe((this, delivery, answer), static to => to.Item1.DisposeInTime(to.delivery, to.answer));
        }
        catch (Exception e)
        {
            LogTrouble(_parts.Logger, e, _queue.Options.Name);
        }
    }

    private void DisposeInTime(Delivery delivery, DeliveryState answer) => _parts.Faults.Answer(
        _queue.Options.Name, (this, delivery, answer), static to => to.Item1.Dispose(to.delivery, to.answer));

    private void Dispose(Delivery delivery, DeliveryState answer)
    {
        try
        {
            _link.DisposeMessage(delivery, answer, true);
        }
        catch (Exception e)
        {
            LogTrouble(_parts.Logger, e, _queue.Options.Name);
        }
    }

    private async Task PumpAsync()
    {
        while (await _out.Reader.WaitToReadAsync())
        {
            // What waits goes out in few writes.
            var transport = _parts.Connections.Of(_link.Session.Connection);
            transport?.Hold();
            SendAll();
            transport?.Release();
        }
    }

    private void SendAll()
    {
        while (_out.Reader.TryRead(out var next))
        {
            if (!TrySend(next) && next.Delivery is { } delivery) _queue.PutBack(delivery.Source, delivery.Taken);
        }
    }

    private bool TrySend(Outgoing next)
    {
        if (_closed) return false;
        _moved?.Invoke();
        try
        {
            if (next.Delivery is { } delivery) _credit.Send(delivery);
            else if (next.Kind == Outgoing.What.Drained) _credit.Drain();
            else _link.Close(TimeSpan.Zero, Errors.SessionLockLost());
            return true;
        }
        catch (Exception e)
        {
            LogTrouble(_parts.Logger, e, _queue.Options.Name);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "A receiving link of {Queue} is in trouble")]
    private static partial void LogTrouble(ILogger logger, Exception exception, string queue);
}
