using System.Globalization;
using Bridge.Core.Events;
using Bridge.Core.Reconciliation;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.Logging;

namespace Bridge.Functions.Azure;

/// <summary>Webhooks from the delivery history, on <c>truv-received</c>.</summary>
internal sealed class ServiceBusPulledWebhooks(ServiceBusSenders senders, ILogger<ServiceBusPulledWebhooks> logger) : IPulledWebhooks
{
    public Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, DateTimeOffset? lastSeen, CancellationToken cancellationToken)
    {
        var message = ServiceBusWebhookQueue.Message(truvEvent, body, evidence);
        message.MessageId = $"{truvEvent.Id}/{evidence.Source}/{Turn(evidence, lastSeen)}";
        return BrokerSend.TryAsync(senders.Received, message, logger, cancellationToken, cancellationToken);
    }

    private static string Turn(Evidence evidence, DateTimeOffset? lastSeen) => lastSeen is { } seen
        ? seen.UtcDateTime.ToString("yyyyMMdd'T'HHmmss.fffffff", CultureInfo.InvariantCulture)
        : evidence.ReceivedAt.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
