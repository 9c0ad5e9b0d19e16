namespace Bridge.Local.ServiceBus.Queues;

/// <summary>
/// The one lock of all queues: a message moves between two queues, and a transaction settles in several, in one step that
/// nobody sees half done. Whatever is changed while it is held is one group in the log.
/// </summary>
internal sealed class QueueGate(IChangeLog log)
{
    private readonly Lock _lock = new();
    private int _depth;
    private DateTimeOffset? _now;

    internal IChangeLog Log => log;

    /// <summary>The time, the same one until the gate is left: what is done in one step ends no lock half way. Used under the gate.</summary>
    internal DateTimeOffset NowBy(TimeProvider time) => _now ??= time.GetUtcNow();

    internal Scope Enter()
    {
        _lock.Enter();
        _depth++;
        return new Scope(this);
    }

    private void Leave()
    {
        if (--_depth == 0)
        {
            _now = null;
            log.Commit();
        }

        _lock.Exit();
    }

    /// <summary>Holds the gate until disposed; may be nested.</summary>
    internal readonly ref struct Scope(QueueGate gate)
    {
        public void Dispose() => gate.Leave();
    }
}
