using Amqp.Types;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Schedules and cancels over the queue's management links.</summary>
internal sealed class ScheduledMessages(AmqpConnection connection, string entity)
{
    private readonly Management _management = new(connection, entity);

    internal async Task<IReadOnlyList<long>> ScheduleAsync(
        ServiceBusMessage[] messages, Enlistment? transaction, CancellationToken cancellationToken)
    {
        var entries = new List();
        foreach (var message in messages) entries.Add(Entry(message));
        var answer = await _management.AskAsync(
            "com.microsoft:schedule-message", new Map { ["messages"] = entries }, transaction, cancellationToken);
        return answer?["sequence-numbers"] as long[] ?? [];
    }

    internal async Task<bool> CancelAsync(long[] numbers, Enlistment? transaction, CancellationToken cancellationToken)
    {
        await _management.AskAsync(
            "com.microsoft:cancel-scheduled-message", new Map { ["sequence-numbers"] = numbers }, transaction,
            cancellationToken);
        return true;
    }

    // The service knows a message without an id by the one that it is scheduled under.
    private static Map Entry(ServiceBusMessage message)
    {
        message.MessageId ??= Guid.NewGuid().ToString("N");
        var entry = new Map
        {
            ["message"] = MessageEncoder.Bytes(message), ["message-id"] = message.MessageId,
        };
        if (message.SessionId is { } session) entry["session-id"] = session;
        if (message.PartitionKey is { } key) entry["partition-key"] = key;
        if (message.TransactionPartitionKey is { } via) entry["via-partition-key"] = via;
        return entry;
    }
}
