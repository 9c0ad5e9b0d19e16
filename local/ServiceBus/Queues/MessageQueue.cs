namespace Bridge.Local.ServiceBus.Queues;

/// <summary>One queue: what is available, locked, scheduled and deferred. Knows no AMQP links.</summary>
internal sealed partial class MessageQueue : IDisposable
{
    private readonly MessageIndex _index = new();
    private readonly Lane _plain = new(null);
    private readonly Dictionary<string, Lane> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, MessageLock> _locks = [];
    private readonly Queue<Lane> _touched = new();
    private readonly QueueGate _gate;
    private readonly QueueQuota _quota;
    private readonly QueueTimers _timers;
    private readonly DuplicateHistory? _history;
    private readonly TimeProvider _time;
    private long _lastSequenceNumber;
    private long _duplicates;
    private int _active;
    private int _deferred;

    internal MessageQueue(QueueOptions options, MessageQueue? deadLetters, QueueGate gate, TimeProvider time)
    {
        Options = options;
        DeadLetters = deadLetters;
        _gate = gate;
        _time = time;
        _timers = new QueueTimers(time, OnDue);
        _quota = deadLetters?._quota ?? new QueueQuota(options.MaxSizeBytes);
        _history = options.DuplicateDetectionWindow is { } window ? new DuplicateHistory(window) : null;
        LogName = deadLetters is null ? $"{options.Name}{QueueDirectory.DeadLetterSuffix}" : options.Name;
    }

    internal QueueOptions Options { get; }

    /// <summary>Its dead-letter queue; null for a dead-letter queue.</summary>
    internal MessageQueue? DeadLetters { get; }

    /// <summary>Where everything that is sent to it goes; null for here.</summary>
    internal MessageQueue? Forward { get; set; }

    /// <summary>Where dead letters go; null for its dead-letter queue.</summary>
    internal MessageQueue? ForwardDeadLetters { get; set; }

    /// <summary>Its name in the log.</summary>
    internal string LogName { get; }

    /// <summary>The log of all queues.</summary>
    internal IChangeLog Log => _gate.Log;

    public void Dispose()
    {
        _timers.Dispose();
        DeadLetters?.Dispose();
    }

    internal QueueStatus Status()
    {
        using var scope = _gate.Enter();
        return new QueueStatus(
            Options.Name, _active, _locks.Count, _scheduled.Count, _deferred, DeadLetters?._index.Count ?? 0, _duplicates)
        {
            Bytes = _quota.Used,
        };
    }

    private Lane LaneOf(QueueMessage message)
    {
        if (!Options.RequiresSession) return _plain;
        var session = message.SessionId ?? "";
        if (_sessions.TryGetValue(session, out var lane)) return lane;
        return _sessions[session] = new Lane(session);
    }

    /// <summary>Forgets a session that holds nothing any more.</summary>
    private void Tidy(Lane lane)
    {
        if (lane.Session is { } session && lane.IsEmpty) _sessions.Remove(session);
    }

    private void Keep(QueueMessage message)
    {
        _index.Add(message);
        _quota.Add(message.Bytes);
        Log.Put(LogName, message);
    }

    private void Forget(QueueMessage message)
    {
        _index.Remove(message);
        _quota.Add(-message.Bytes);
        Log.Remove(LogName, message.SequenceNumber);
    }

    private void MakeAvailable(QueueMessage message)
    {
        if (message.ExpiresAt <= _time.GetUtcNow())
        {
            EndLife(message);
            return;
        }

        var lane = LaneOf(message);
        message.Place = MessagePlace.Active;
        lane.Line.Add(message);
        _active++;
        Touch(lane);
        if (message.ExpiresAt is not { } end) return;
        _mortal.Add(message);
        _timers.Arm(end);
    }

    private void SetAside(QueueMessage message)
    {
        message.Place = MessagePlace.Deferred;
        _deferred++;
        LaneOf(message).Deferred++;
    }
}
