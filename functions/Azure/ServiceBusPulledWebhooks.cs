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
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken)
    {
        var message = ServiceBusWebhookQueue.Message(truvEvent, body, evidence);
        var day = evidence.ReceivedAt.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        message.MessageId = $"{truvEvent.Id}/{evidence.Source}/{day}";
        return BrokerSend.TryAsync(senders.Received, message, logger, cancellationToken, cancellationToken);
    }
}
