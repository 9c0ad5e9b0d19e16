using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>Copies of stored messages: the stored one is never changed, since several deliveries may be under way.</summary>
internal static class MessageCopy
{
    private static readonly Symbol SequenceNumber = new("x-opt-sequence-number");
    private static readonly Symbol EnqueueSequenceNumber = new("x-opt-enqueue-sequence-number");
    private static readonly Symbol EnqueuedTime = new("x-opt-enqueued-time");
    private static readonly Symbol LockedUntil = new("x-opt-locked-until");
    private static readonly Symbol ScheduledTime = new("x-opt-scheduled-enqueue-time");
    private static readonly Symbol State = new("x-opt-message-state");
    private static readonly Symbol DeadLetterSource = new("x-opt-deadletter-source");

    /// <summary>A copy as it goes to a receiver, with the annotations of the queue.</summary>
    internal static Delivery ForDelivery(QueueMessage message, MessageLock? taken) =>
        Fill(new Delivery(message, taken), message, taken);

    /// <summary>A copy as it is shown to one who peeks.</summary>
    internal static Message ForPeek(QueueMessage message)
    {
        var copy = Fill(new Message(), message, null);
        copy.MessageAnnotations[State] = message.Place == MessagePlace.Scheduled ? 2 : message.IsDeferred ? 1 : 0;
        return copy;
    }

    /// <summary>A copy with application properties added or replaced.</summary>
    internal static Message WithProperties(Message content, IReadOnlyDictionary<string, object>? changes)
    {
        if (changes is null or { Count: 0 }) return content;

        var copy = Sections(new Message(), content);
        copy.ApplicationProperties = new ApplicationProperties();
        if (content.ApplicationProperties is { } own)
        {
            foreach (var (name, value) in own.Map) copy.ApplicationProperties[(string)name] = value;
        }

        foreach (var (name, value) in changes) copy.ApplicationProperties[name] = value;
        return copy;
    }

    private static T Fill<T>(T copy, QueueMessage message, MessageLock? taken)
        where T : Message
    {
        Sections(copy, message.Content);
        copy.Header = HeaderOf(message);
        copy.MessageAnnotations = Annotations(message, taken);
        return copy;
    }

    // The sender's header with what the queue knows: the life that counts is the one the queue allows.
    private static Header HeaderOf(QueueMessage message)
    {
        var header = new Header { Durable = true, DeliveryCount = (uint)message.DeliveryCount };
        if (message.Content.Header is { } own)
        {
            if (own.HasField(0)) header.Durable = own.Durable;
            if (own.HasField(1)) header.Priority = own.Priority;
            if (own.HasField(2)) header.Ttl = own.Ttl;
            if (own.HasField(3)) header.FirstAcquirer = own.FirstAcquirer;
        }

        if (message.ExpiresAt - message.EnqueuedAt is { TotalMilliseconds: > 0 and < uint.MaxValue } life)
            header.Ttl = (uint)life.TotalMilliseconds;
        return header;
    }

    private static MessageAnnotations Annotations(QueueMessage message, MessageLock? taken)
    {
        var annotations = new MessageAnnotations();
        if (message.Content.MessageAnnotations is { } own)
        {
            foreach (var (name, value) in own.Map) annotations.Map[name] = value;
        }

        annotations[SequenceNumber] = message.SequenceNumber;
        annotations[EnqueueSequenceNumber] = message.EnqueuedNumber;
        annotations[EnqueuedTime] = message.EnqueuedAt.UtcDateTime;
        if (taken is not null) annotations[LockedUntil] = taken.Until.UtcDateTime;
        if (message.ScheduledFor is { } at) annotations[ScheduledTime] = at.UtcDateTime;
        if (message.DeadLetterSource is { } source) annotations[DeadLetterSource] = source;
        return annotations;
    }

    private static T Sections<T>(T copy, Message content)
        where T : Message
    {
        copy.Header = content.Header;
        copy.MessageAnnotations = content.MessageAnnotations;
        copy.Properties = content.Properties;
        copy.ApplicationProperties = content.ApplicationProperties;
        copy.BodySection = content.BodySection;
        copy.Footer = content.Footer;
        return copy;
    }
}
