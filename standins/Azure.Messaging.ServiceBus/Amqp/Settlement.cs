using Amqp.Types;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>
/// Settles and renews by lock token over the queue's management links: unlike AMQPNetLite's own dispositions, it is answered.
/// </summary>
internal sealed class Settlement(AmqpConnection connection, string entity, string? sessionId)
{
    private readonly Management _management = new(connection, entity);
    private readonly CompletionGroups _completions = new(connection, entity, sessionId);

    /// <summary>Completes, together with what else is completed meanwhile.</summary>
    internal Task<bool> CompleteAsync(Guid lockToken, CancellationToken cancellationToken) =>
        _completions.CompleteAsync(lockToken, cancellationToken);

    internal async Task<bool> SettleAsync(
        Guid lockToken, string status, IDictionary<string, object>? properties, string? reason, string? description,
        Enlistment? transaction, CancellationToken cancellationToken)
    {
        var body = new Map { ["disposition-status"] = status, ["lock-tokens"] = new[] { lockToken } };
        if (reason is not null) body["deadletter-reason"] = reason;
        if (description is not null) body["deadletter-description"] = description;
        if (properties is { Count: > 0 }) body["properties-to-modify"] = ToMap(properties);
        if (sessionId is not null) body["session-id"] = sessionId;
        await _management.AskAsync("com.microsoft:update-disposition", body, transaction, cancellationToken);
        return true;
    }

    /// <summary>Renews the lock of a message.</summary>
    /// <returns>Its new end, UTC.</returns>
    internal async Task<DateTimeOffset> RenewAsync(Guid lockToken, CancellationToken cancellationToken)
    {
        var answer = await _management.AskAsync(
            "com.microsoft:renew-lock", new Map { ["lock-tokens"] = new[] { lockToken } }, cancellationToken);
        return Utc(((DateTime[])answer!["expirations"])[0]);
    }

    internal static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static Map ToMap(IDictionary<string, object> properties)
    {
        var map = new Map();
        foreach (var (name, value) in properties) map[name] = value;
        return map;
    }
}
