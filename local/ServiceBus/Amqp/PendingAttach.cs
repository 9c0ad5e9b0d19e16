using Amqp.Framing;
using Amqp.Listener;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>A client that waits for any message session; its attach is answered once: granted, timed out or given up.</summary>
internal sealed class PendingAttach : IDisposable
{
    private readonly AttachContext _context;
    private readonly MessageQueue _queue;
    private readonly ReceiveEndpoint _endpoint;
    private readonly BrokerParts _parts;
    private readonly ITimer _timer;
    private readonly Lock _answering = new();
    private bool _answered;

    internal PendingAttach(
        AttachContext context, MessageQueue queue, ReceiveEndpoint endpoint, BrokerParts parts, TimeSpan timeout)
    {
        _context = context;
        _queue = queue;
        _endpoint = endpoint;
        _parts = parts;
        _timer = parts.Time.CreateTimer(_ => GiveUp(Errors.Timeout()), null, timeout, Timeout.InfiniteTimeSpan);
        parts.PendingAttaches.Add(context.Link, this);
        context.Link.AddClosedCallback((_, _) => GiveUp(null));
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Answers with a session; called outside of the gate.</summary>
    internal void Grant(string session, DateTimeOffset until)
    {
        if (!TryAnswer(() => SessionLink.Complete(_context, _endpoint, session, until))) _queue.RemoveConsumer(_endpoint);
    }

    /// <summary>Answers without a session; with no error when the link is gone already.</summary>
    internal void GiveUp(Error? error)
    {
        if (TryAnswer(() =>
        {
            if (error is not null) _context.Complete(error);
        }))
            _queue.RemoveConsumer(_endpoint);
    }

    private bool TryAnswer(Action answer)
    {
        lock (_answering)
        {
            if (_answered) return false;
            _answered = true;
            Dispose();
            _parts.PendingAttaches.Remove(_context.Link);
            try
            {
                answer();
                return true;
            }
            catch (Exception e) when (e is global::Amqp.AmqpException or ObjectDisposedException or InvalidOperationException)
            {
                // The connection went away meanwhile.
                return false;
            }
        }
    }
}
