using Amqp.Types;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>State and lock of a session, over the queue's management links.</summary>
internal sealed class SessionState(AmqpConnection connection, string entity, string sessionId)
{
    private readonly Management _management = new(connection, entity);

    internal async Task<BinaryData?> ReadAsync(CancellationToken cancellationToken)
    {
        var answer = await _management.AskAsync("com.microsoft:get-session-state", Session(), cancellationToken);
        return answer?["session-state"] is byte[] state ? BinaryData.FromBytes(state) : null;
    }

    internal async Task<bool> WriteAsync(BinaryData? state, Enlistment? transaction, CancellationToken cancellationToken)
    {
        var body = Session();
        body["session-state"] = state?.ToArray();
        await _management.AskAsync("com.microsoft:set-session-state", body, transaction, cancellationToken);
        return true;
    }

    internal async Task<DateTimeOffset> RenewAsync(CancellationToken cancellationToken)
    {
        var answer = await _management.AskAsync("com.microsoft:renew-session-lock", Session(), cancellationToken);
        return Settlement.Utc((DateTime)answer!["expiration"]);
    }

    private Map Session() => new() { ["session-id"] = sessionId };
}
