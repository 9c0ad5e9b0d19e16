using Amqp.Types;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Looks messages up by sequence number over the queue's management links.</summary>
internal sealed class NumberedMessages(AmqpConnection connection, string entity, string? sessionId)
{
    private const uint PeekLock = 1;
    private const uint Delete = 0;

    private readonly Management _management = new(connection, entity);

    internal Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekAsync(
        long from, int max, CancellationToken cancellationToken) => AskAsync(
        "com.microsoft:peek-message",
        new Map { ["from-sequence-number"] = from, ["message-count"] = max },
        isPeeked: true,
        cancellationToken);

    internal Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveDeferredAsync(
        long[] numbers, ServiceBusReceiveMode mode, CancellationToken cancellationToken) => AskAsync(
        "com.microsoft:receive-by-sequence-number",
        new Map
        {
            ["sequence-numbers"] = numbers,
            ["receiver-settle-mode"] = mode == ServiceBusReceiveMode.PeekLock ? PeekLock : Delete,
        },
        isPeeked: false,
        cancellationToken);

    private async Task<IReadOnlyList<ServiceBusReceivedMessage>> AskAsync(
        string operation, Map body, bool isPeeked, CancellationToken cancellationToken)
    {
        if (sessionId is not null) body["session-id"] = sessionId;
        return await _management.AskAsync(operation, body, cancellationToken) is { } answer ? Messages(answer, isPeeked) : [];
    }

    private static ServiceBusReceivedMessage[] Messages(Map body, bool isPeeked) =>
    [
        .. ((IEnumerable<object>)body["messages"]).OfType<Map>().Select(entry => new ServiceBusReceivedMessage(
            MessageEncoder.Received((byte[])entry["message"], isPeeked), entry["lock-token"] is Guid token ? token : Guid.Empty)),
    ];
}
