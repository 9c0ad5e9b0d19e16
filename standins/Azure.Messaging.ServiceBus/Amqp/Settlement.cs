using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Settles by lock token over the queue's management links: unlike AMQPNetLite's own dispositions, it is answered.</summary>
internal sealed class Settlement(AmqpConnection connection, string entity)
{
    private const int Ok = 200;
    private const int Accepted = 202;

    internal async Task<bool> SettleAsync(
        Guid lockToken, string status, IDictionary<string, object>? properties, string? reason, string? description,
        CancellationToken cancellationToken)
    {
        var body = new Map { ["disposition-status"] = status, ["lock-tokens"] = new[] { lockToken } };
        if (reason is not null) body["deadletter-reason"] = reason;
        if (description is not null) body["deadletter-description"] = description;
        if (properties is { Count: > 0 }) body["properties-to-modify"] = ToMap(properties);
        var request = new Message
        {
            ApplicationProperties = new ApplicationProperties { ["operation"] = "com.microsoft:update-disposition" },
            BodySection = new AmqpValue { Value = body },
        };
        var links = await connection.ManagementAsync(entity, cancellationToken);
        Check(await links.AskAsync(request, cancellationToken));
        return true;
    }

    private static Map ToMap(IDictionary<string, object> properties)
    {
        var map = new Map();
        foreach (var (name, value) in properties) map[name] = value;
        return map;
    }

    private void Check(Message answer)
    {
        if (answer.ApplicationProperties["statusCode"] is not (Ok or Accepted)) throw AmqpErrors.OfAnswer(answer, entity);
    }
}
