using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Asks a queue over its management links.</summary>
internal sealed class Management(AmqpConnection connection, string entity)
{
    private const int Ok = 200;
    private const int Accepted = 202;
    private const int NoContent = 204;

    /// <summary>Asks, and reads the answer's map; null when there is nothing.</summary>
    internal Task<Map?> AskAsync(string operation, Map body, CancellationToken cancellationToken) =>
        AskAsync(operation, body, null, cancellationToken);

    /// <summary>Asks, as part of a transaction when there is one.</summary>
    internal async Task<Map?> AskAsync(
        string operation, Map body, Enlistment? transaction, CancellationToken cancellationToken)
    {
        var request = new Message
        {
            ApplicationProperties = new ApplicationProperties { ["operation"] = operation },
            BodySection = new AmqpValue { Value = body },
        };
        var links = await connection.ManagementAsync(entity, cancellationToken);
        var state = transaction is null ? null : await transaction.StateAsync(cancellationToken);
        var answer = await links.AskAsync(request, state, cancellationToken);
        return answer.ApplicationProperties["statusCode"] switch
        {
            Ok or Accepted => (answer.BodySection as AmqpValue)?.Value as Map ?? [],
            NoContent => null,
            _ => throw AmqpErrors.OfAnswer(answer, entity),
        };
    }
}
