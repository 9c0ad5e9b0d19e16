namespace Bridge.Local.ServiceBus.Queues;

/// <summary>The lock of a message session.</summary>
internal sealed class SessionHold(Lane lane, IConsumer holder, DateTimeOffset until)
{
    internal Lane Lane { get; } = lane;

    internal IConsumer Holder { get; } = holder;

    internal DateTimeOffset Until { get; set; } = until;

    /// <summary>Its node among the holds of the queue, which last equally long, so the first one ends first.</summary>
    internal LinkedListNode<SessionHold>? Node { get; set; }
}
