namespace Bridge.Local.ServiceBus.Queues;

/// <summary>A message under peek-lock.</summary>
internal sealed class MessageLock(Guid token, QueueMessage message, Lane lane, DateTimeOffset until)
{
    internal Guid Token { get; } = token;

    internal QueueMessage Message { get; } = message;

    /// <summary>Where the message came from, and goes back to.</summary>
    internal Lane Lane { get; } = lane;

    /// <summary>When it ends; the lock of its session, in a queue with sessions.</summary>
    internal DateTimeOffset Until
    {
        get => Lane.Hold?.Until ?? field;
        set;
    } = until;

    /// <summary>Its node among the locks of the lane.</summary>
    internal LinkedListNode<MessageLock>? Node { get; set; }
}
