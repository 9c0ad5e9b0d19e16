using Amqp;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>A message on its way to a receiver; carries the lock token to where the delivery tag is written.</summary>
internal sealed class Delivery(QueueMessage source, MessageLock? taken) : Message
{
    internal QueueMessage Source { get; } = source;

    internal MessageLock? Taken { get; } = taken;
}
