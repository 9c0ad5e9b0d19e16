using Azure.Messaging.ServiceBus.Amqp;

namespace Azure.Messaging.ServiceBus;

/// <summary>Receives from one session of a queue, which nobody else does meanwhile.</summary>
public class ServiceBusSessionReceiver : ServiceBusReceiver
{
    private readonly SessionState? _state;
    private readonly ReceiveLink? _link;
    private DateTimeOffset _lockedUntil;

    /// <summary>For mocking.</summary>
    protected ServiceBusSessionReceiver()
    {
    }

    internal ServiceBusSessionReceiver(
        AmqpConnection connection, ReceiveLink link, SessionGrant grant, string? identifier, ServiceBusRetryOptions retries)
        : base(connection, link, grant.SessionId, identifier, retries)
    {
        SessionId = grant.SessionId;
        _lockedUntil = grant.LockedUntil;
        _link = link;
        _state = new SessionState(connection, link.Entity, grant.SessionId);
    }

    /// <summary>The session.</summary>
    public virtual string SessionId { get; } = "";

    /// <summary>Whether the receiver was closed, or the session's lock is gone.</summary>
    public override bool IsClosed => base.IsClosed || _link is { IsLost: true };

    /// <summary>Until when the session is locked.</summary>
    public virtual DateTimeOffset SessionLockedUntil => _lockedUntil;

    /// <summary>Reads the state of the session; null when it has none.</summary>
    public virtual Task<BinaryData?> GetSessionStateAsync(CancellationToken cancellationToken = default) =>
        RunAsync(token => _state!.ReadAsync(token), cancellationToken);

    /// <summary>Writes the state of the session; null removes it.</summary>
    public virtual Task SetSessionStateAsync(BinaryData? sessionState, CancellationToken cancellationToken = default)
    {
        var transaction = Ambient();
        return RunAsync(token => _state!.WriteAsync(sessionState, transaction, token), cancellationToken);
    }

    /// <summary>Keeps the session locked for another lock time.</summary>
    public virtual async Task RenewSessionLockAsync(CancellationToken cancellationToken = default) =>
        _lockedUntil = await RunAsync(token => _state!.RenewAsync(token), cancellationToken);
}
