using Azure.Messaging.ServiceBus;
using Bridge.Core.Enrichment;
using Bridge.Core.Enrichment.Assembly;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.Logging;

namespace Bridge.Functions.Azure;

/// <summary>Enriched events on Service Bus, as CloudEvents in structured mode.</summary>
internal sealed class ServiceBusEventPublisher(ServiceBusSenders senders, ILogger<ServiceBusEventPublisher> logger)
    : IEventPublisher
{
    public Task<QueueOutcome> PublishAsync(EnrichedEvent enriched, CancellationToken cancellationToken)
    {
        var message = new ServiceBusMessage(enriched.Body)
        {
            MessageId = enriched.Id,
            ContentType = enriched.ContentType,
            Subject = enriched.Type,
        };
        message.ApplicationProperties[EventProperties.EventType] = enriched.Type;
        message.ApplicationProperties[EventProperties.Status] = enriched.Status;
        EventProperties.WriteTrace(message);
        return BrokerSend.TryAsync(senders.Events, message, logger, cancellationToken, cancellationToken);
    }
}
