using Amqp.Framing;
using Amqp.Listener;
using Microsoft.Extensions.Logging;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>Ends a link as Azure does: when the token for its queue has expired, or when nothing moved on it for too long.</summary>
internal sealed partial class LinkWatch : IDisposable
{
    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Latest = TimeSpan.FromDays(1);

    private readonly ListenerLink _link;
    private readonly string _address;
    private readonly BrokerParts _parts;
    private readonly Action _onEnd;
    private readonly ITimer _timer;
    private long _movedAt;

    private LinkWatch(ListenerLink link, string address, BrokerParts parts, Action onEnd)
    {
        _link = link;
        _address = address;
        _parts = parts;
        _onEnd = onEnd;
        _timer = parts.Time.CreateTimer(_ => OnDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Begins to watch a link that is about to be attached, for as long as it lives.</summary>
    /// <param name="link">The link.</param>
    /// <param name="address">The address that it needs a token for.</param>
    /// <param name="parts">Clock, tokens and the longest idle time.</param>
    /// <param name="onEnd">Called before the link is detached: nothing may go out, nor come in, from then on.</param>
    /// <returns>To be called whenever something goes over the link.</returns>
    internal static Action Start(ListenerLink link, string address, BrokerParts parts, Action onEnd)
    {
        var watch = new LinkWatch(link, address, parts, onEnd);
        watch.Moved();
        link.AddClosedCallback((_, _) => watch.Dispose());
        watch.OnDue();
        return watch.Moved;
    }

    private void Moved() => Volatile.Write(ref _movedAt, _parts.Time.GetTimestamp());

    private void OnDue()
    {
        if (_link.IsClosed) return;
        var authorized = _parts.Tokens.ExpiryOf(_link.Session.Connection, _address) - _parts.Time.GetUtcNow();
        var idle = _parts.LinkIdleTimeout - _parts.Time.GetElapsedTime(Volatile.Read(ref _movedAt));
        if (!(authorized > TimeSpan.Zero)) End(Errors.TokenExpired(_link.Name, _address));
        else if (idle <= TimeSpan.Zero) End(Errors.Idle(_link.Name, _parts.LinkIdleTimeout));
        else _timer.Change(Clamp(idle < authorized ? idle : authorized.Value), Timeout.InfiniteTimeSpan);
    }

    private void End(Error error)
    {
        Dispose();
        try
        {
            _onEnd();
            _link.Close(TimeSpan.Zero, error);
        }
        catch (Exception e) when (e is global::Amqp.AmqpException or ObjectDisposedException or InvalidOperationException)
        {
            // The connection went away meanwhile.
            LogGone(_parts.Logger, e, _address);
        }
    }

    private static TimeSpan Clamp(TimeSpan wait) => wait < Soonest ? Soonest : wait > Latest ? Latest : wait;

    [LoggerMessage(3, LogLevel.Debug, "A link of {Address} ended before it could be detached")]
    private static partial void LogGone(ILogger logger, Exception exception, string address);
}
