namespace Bridge.Local.ServiceBus.Queues;

/// <summary>A peek-lock on a message.</summary>
internal sealed class MessageLock(Guid token, QueueMessage message, DateTimeOffset until)
{
    internal Guid Token { get; } = token;

    internal QueueMessage Message { get; } = message;

    internal DateTimeOffset Until { get; set; } = until;
}
