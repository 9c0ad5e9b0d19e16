using Amqp;
using Bridge.Local.ServiceBus.Amqp;

namespace Bridge.Local.ServiceBus.Queues;

/// <summary>What comes in.</summary>
internal sealed partial class MessageQueue
{
    internal SendOutcome Send(Message content, string messageId, DateTimeOffset? scheduledFor) =>
        Send([new IncomingMessage(content, messageId, scheduledFor, content.Encode().Length)]);

    /// <summary>Takes all messages or, when there is a reason to refuse one, none.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="numbers">Numbers that were reserved for them; null for the next ones.</param>
    internal SendOutcome Send(IReadOnlyList<IncomingMessage> messages, long[]? numbers = null)
    {
        using var scope = _gate.Enter();
        if (Refusal(messages) is { } refusal) return refusal;
        var outcome = SendOutcome.Enqueued;
        for (var at = 0; at < messages.Count; at++)
        {
            if (Take(messages[at], numbers?[at]) is null) outcome = SendOutcome.Duplicate;
        }

        Dispatch();
        return outcome;
    }

    /// <summary>Sets numbers aside for messages that are sent later.</summary>
    internal long[] Reserve(int count)
    {
        using var scope = _gate.Enter();
        var numbers = new long[count];
        for (var at = 0; at < count; at++) numbers[at] = ++_lastSequenceNumber;
        return numbers;
    }

    /// <summary>Why messages would be refused now; null when they would not.</summary>
    internal SendOutcome? Refusal(IReadOnlyList<IncomingMessage> messages)
    {
        using var scope = _gate.Enter();
        long bytes = 0;
        foreach (var message in messages)
        {
            if (message.Bytes > Options.MaxMessageBytes) return SendOutcome.TooLarge;
            if (Options.RequiresSession && message.Content.Properties?.GroupId is null) return SendOutcome.SessionMissing;
            bytes += message.Bytes;
        }

        return _quota.HasRoomFor(bytes) ? null : SendOutcome.Full;
    }

    /// <summary>Schedules messages.</summary>
    /// <returns>Their numbers, or why they were refused.</returns>
    internal (SendOutcome Outcome, long[] Numbers) Schedule(IReadOnlyList<IncomingMessage> messages)
    {
        using var scope = _gate.Enter();
        if (Refusal(messages) is { } refusal) return (refusal, []);

        // A duplicate is dropped and answered as any other; its number is of no use.
        var numbers = messages.Select(message => Take(message) ?? _lastSequenceNumber).ToArray();
        Dispatch();
        return (SendOutcome.Enqueued, numbers);
    }

    internal SettleOutcome CancelScheduled(IReadOnlyList<long> sequenceNumbers)
    {
        using var scope = _gate.Enter();
        var found = Scheduled(sequenceNumbers);
        if (found.Length != sequenceNumbers.Count) return SettleOutcome.NotFound;
        foreach (var message in found)
        {
            _scheduled.Remove(message);
            Forget(message);
        }

        return SettleOutcome.Settled;
    }

    /// <summary>Whether all these messages are scheduled now.</summary>
    internal bool AreScheduled(IReadOnlyList<long> sequenceNumbers)
    {
        using var scope = _gate.Enter();
        return Scheduled(sequenceNumbers).Length == sequenceNumbers.Count;
    }

    private QueueMessage[] Scheduled(IReadOnlyList<long> sequenceNumbers) =>
    [
        .. sequenceNumbers.Select(_index.Find).OfType<QueueMessage>()
            .Where(message => message.Place == MessagePlace.Scheduled).Distinct(),
    ];

    // The number it got; null for a duplicate.
    private long? Take(IncomingMessage incoming, long? number = null)
    {
        var now = _time.GetUtcNow();
        if (_history is not null)
        {
            var id = DuplicateHistory.KeyOf(incoming.MessageId);
            if (!_history.TryAdd(id, now))
            {
                _duplicates++;
                return null;
            }

            Log.Seen(LogName, id, now);
        }

        return Forward is null ? Enqueue(incoming, now, number) : Pass(Forward, incoming, now, number ?? ++_lastSequenceNumber);
    }

    private long Enqueue(IncomingMessage incoming, DateTimeOffset now, long? number)
    {
        var at = incoming.ScheduledFor > now ? incoming.ScheduledFor : null;
        var message = new QueueMessage(incoming.Content, incoming.MessageId, number ?? ++_lastSequenceNumber, now)
        {
            Bytes = incoming.Bytes,
            EnqueuedNumber = incoming.EnqueuedNumber,
            ScheduledFor = at,
            ExpiresAt = LifeOf(incoming.Content) is { } life ? End(at ?? now, life) : null,
            Place = at is null ? MessagePlace.Active : MessagePlace.Scheduled,
        };
        Keep(message);
        if (at is null) MakeAvailable(message);
        else ScheduleAt(message, at.Value);
        return message.SequenceNumber;
    }

    // What the next queue does not take stays here as a dead letter.
    private long Pass(MessageQueue next, IncomingMessage incoming, DateTimeOffset now, long number)
    {
        var onward = incoming with { EnqueuedNumber = incoming.EnqueuedNumber == 0 ? number : incoming.EnqueuedNumber };
        var outcome = next.Send([onward]);
        if (outcome is SendOutcome.Enqueued or SendOutcome.Duplicate) return number;
        var content = MessageCopy.WithProperties(incoming.Content, DeadLetterProperties.Of(
            $"Forwarding{outcome}", $"The queue '{next.Options.Name}' did not take the message."));
        DeadLetters!.TakeDeadLetter(onward with { Content = content }, now, 0, Options.Name);
        return number;
    }

    private TimeSpan? LifeOf(Message content)
    {
        var own = content.Properties is { } properties
            && properties.AbsoluteExpiryTime > properties.CreationTime && properties.CreationTime > DateTime.UnixEpoch
            ? properties.AbsoluteExpiryTime - properties.CreationTime
            : content.Header is { Ttl: > 0 and < uint.MaxValue } header ? TimeSpan.FromMilliseconds(header.Ttl) : (TimeSpan?)null;
        return own is null || own > Options.DefaultTimeToLive ? Options.DefaultTimeToLive ?? own : own;
    }

    private static DateTimeOffset End(DateTimeOffset from, TimeSpan life) =>
        life < DateTimeOffset.MaxValue - from ? from + life : DateTimeOffset.MaxValue;
}
