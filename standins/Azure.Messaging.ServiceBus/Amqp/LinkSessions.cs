using Amqp;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>
/// The AMQP sessions of a connection: one for each link, or one for all, which is what tells the service that a transaction may
/// span queues.
/// </summary>
internal sealed class LinkSessions(Connection connection, bool isShared)
{
    private readonly Lock _gate = new();
    private SharedSession? _shared;

    internal Connection Connection => connection;

    /// <summary>The session for a new link.</summary>
    internal Session Next()
    {
        if (!isShared) return new Session(connection);
        lock (_gate) return _shared is { IsClosed: false } open ? open : _shared = new SharedSession(connection);
    }
}
