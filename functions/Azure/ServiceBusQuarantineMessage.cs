using System.Globalization;
using Azure.Messaging.ServiceBus;
using Bridge.Core.Quarantine;

namespace Bridge.Functions.Azure;

/// <summary>Quarantined webhooks as messages, and released ones.</summary>
internal static class ServiceBusQuarantineMessage
{
    /// <summary>When an operator released the webhook, UTC, round-trip format.</summary>
    internal const string ReleasedAt = "bridge-released-at";

    /// <summary>Code of the verdict that had brought it into quarantine.</summary>
    internal const string ReleasedFrom = "bridge-released-from";

    internal static QuarantinedWebhook Read(ServiceBusReceivedMessage message) => new(
        message.SequenceNumber,
        message.MessageId,
        message.EnqueuedTime,
        message.Body.ToMemory(),
        EventProperties.Read(message),
        EventProperties.Texts(message))
    {
        IsSetAside = message.State == ServiceBusMessageState.Deferred,
    };

    // As ServiceBusWebhookQueue.EnqueueAsync writes it, so that enriching cannot tell the two apart.
    internal static ServiceBusMessage Write(ReleasedWebhook webhook)
    {
        var message = new ServiceBusMessage(webhook.Body)
        {
            MessageId = webhook.Event.Id,
            CorrelationId = webhook.Event.WebhookId,
            Subject = webhook.Event.EventType,
            ContentType = "application/json",
        };
        EventProperties.Write(webhook.Evidence, message);
        message.ApplicationProperties[EventProperties.EventType] = webhook.Event.EventType;
        message.ApplicationProperties[ReleasedAt] = webhook.ReleasedAt.ToString("O", CultureInfo.InvariantCulture);
        message.ApplicationProperties[ReleasedFrom] = webhook.FormerVerdict ?? "unknown";
        return message;
    }
}
