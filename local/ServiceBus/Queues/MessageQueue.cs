using Amqp;

namespace Bridge.Local.ServiceBus.Queues;

/// <summary>One queue: what is available, locked, scheduled and deferred. Knows no AMQP links.</summary>
internal sealed partial class MessageQueue : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, QueueMessage> _available = [];
    private readonly Dictionary<Guid, MessageLock> _locks = [];
    private readonly SortedDictionary<long, QueueMessage> _scheduled = [];
    private readonly SortedDictionary<long, QueueMessage> _deferred = [];
    private readonly Dispatcher _dispatcher = new();
    private readonly QueueTimers _timers;
    private readonly DuplicateHistory? _history;
    private readonly TimeProvider _time;
    private long _lastSequenceNumber;
    private long _duplicates;

    internal MessageQueue(QueueOptions options, MessageQueue? deadLetters, TimeProvider time)
    {
        Options = options;
        DeadLetters = deadLetters;
        _time = time;
        _timers = new QueueTimers(time, OnDue);
        _history = options.DuplicateDetectionWindow is { } window ? new DuplicateHistory(window) : null;
    }

    internal QueueOptions Options { get; }

    /// <summary>Its dead-letter queue; null for a dead-letter queue.</summary>
    internal MessageQueue? DeadLetters { get; }

    public void Dispose()
    {
        _timers.Dispose();
        DeadLetters?.Dispose();
    }

    internal QueueStatus Status()
    {
        lock (_gate)
        {
            var deadLettered = DeadLetters?.Status();
            return new QueueStatus(
                Options.Name, _available.Count, _locks.Count, _scheduled.Count, _deferred.Count,
                deadLettered is null ? 0 : deadLettered.Active + deadLettered.Locked, _duplicates);
        }
    }

    internal SendOutcome Send(Message content, string messageId, DateTimeOffset? scheduledFor)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            if (_history?.TryAdd(messageId, now) == false)
            {
                _duplicates++;
                return SendOutcome.Duplicate;
            }

            Add(content, messageId, scheduledFor, now);
            Dispatch();
            return SendOutcome.Enqueued;
        }
    }

    internal long Schedule(Message content, string messageId, DateTimeOffset scheduledFor)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            if (_history?.TryAdd(messageId, now) == false) _duplicates++;
            else Add(content, messageId, scheduledFor, now);
            return _lastSequenceNumber;
        }
    }

    internal bool CancelScheduled(long sequenceNumber)
    {
        lock (_gate) return _scheduled.Remove(sequenceNumber);
    }

    internal void AddConsumer(IConsumer consumer)
    {
        lock (_gate) _dispatcher.Add(consumer);
    }

    internal void RemoveConsumer(IConsumer consumer)
    {
        lock (_gate) _dispatcher.Remove(consumer);
    }

    internal void AddCredit(IConsumer consumer, int credit, bool drain)
    {
        lock (_gate)
        {
            _dispatcher.AddCredit(consumer, credit);
            Dispatch();
            if (!drain) return;
            _dispatcher.ClearCredit(consumer);
            consumer.Drained();
        }
    }

    private void Add(Message content, string messageId, DateTimeOffset? scheduledFor, DateTimeOffset now)
    {
        var message = new QueueMessage(content, messageId, ++_lastSequenceNumber, now)
        {
            ScheduledFor = scheduledFor > now ? scheduledFor : null,
            ExpiresAt = ExpiryOf(content, scheduledFor > now ? scheduledFor.Value : now),
        };
        if (message.ScheduledFor is { } at)
        {
            _scheduled.Add(message.SequenceNumber, message);
            _timers.Arm(at);
        }
        else
        {
            MakeAvailable(message);
        }
    }

    private DateTimeOffset? ExpiryOf(Message content, DateTimeOffset from)
    {
        var own = content.Header is { Ttl: > 0 and < uint.MaxValue } header
            ? TimeSpan.FromMilliseconds(header.Ttl)
            : (TimeSpan?)null;
        return (own ?? Options.DefaultTimeToLive) is { } life ? from + life : null;
    }

    private void MakeAvailable(QueueMessage message)
    {
        if (message.ExpiresAt <= _time.GetUtcNow())
        {
            EndLife(message);
            return;
        }

        _available[message.SequenceNumber] = message;
        if (message.ExpiresAt is { } end) _timers.Arm(end);
    }

    private void Dispatch()
    {
        while (_available.Count > 0 && _dispatcher.Next() is { } consumer)
        {
            var message = _available.First().Value;
            _available.Remove(message.SequenceNumber);
            consumer.Deliver(message, consumer.DeletesOnReceive ? null : Lock(message));
        }
    }

    private MessageLock Lock(QueueMessage message)
    {
        var taken = new MessageLock(Guid.NewGuid(), message, _time.GetUtcNow() + Options.LockDuration);
        _locks.Add(taken.Token, taken);
        _timers.Arm(taken.Until);
        return taken;
    }
}
