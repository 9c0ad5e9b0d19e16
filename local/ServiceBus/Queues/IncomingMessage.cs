using Amqp;

namespace Bridge.Local.ServiceBus.Queues;

/// <summary>A message on its way into a queue.</summary>
/// <param name="Content">The message.</param>
/// <param name="MessageId">Its MessageId.</param>
/// <param name="ScheduledFor">When it becomes visible; null for at once.</param>
/// <param name="Bytes">Its size in bytes, as encoded.</param>
/// <param name="EnqueuedNumber">The number that it had in the queue that took it first; 0 when this is the one.</param>
internal readonly record struct IncomingMessage(
    Message Content, string MessageId, DateTimeOffset? ScheduledFor, int Bytes, long EnqueuedNumber = 0);
