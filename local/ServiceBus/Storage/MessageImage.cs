using Amqp;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Storage;

/// <summary>A message as it was at one moment.</summary>
/// <param name="Message">The message.</param>
/// <param name="Content">Its content then.</param>
/// <param name="DeliveryCount">Its delivery count then.</param>
/// <param name="IsDeferred">Whether it was deferred then.</param>
internal readonly record struct MessageImage(QueueMessage Message, Message Content, int DeliveryCount, bool IsDeferred)
{
    internal static MessageImage Of(QueueMessage message) =>
        new(message, message.Content, message.DeliveryCount, message.IsDeferred);
}
