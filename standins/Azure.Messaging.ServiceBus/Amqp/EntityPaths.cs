namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Addresses of queues, subscriptions and what is beside them.</summary>
internal static class EntityPaths
{
    internal static string SubscriptionOf(string topic, string subscription) => $"{topic}/Subscriptions/{subscription}";

    internal static string SubQueueOf(string entity, SubQueue subQueue) => subQueue switch
    {
        SubQueue.DeadLetter => $"{entity}/$DeadLetterQueue",
        SubQueue.TransferDeadLetter => $"{entity}/$Transfer/$DeadLetterQueue",
        _ => entity,
    };
}
