using Azure.Messaging.ServiceBus;
using Bridge.Core.Events;
using Bridge.Core.Webhooks;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Azure;

/// <summary>Received and quarantined webhooks on Service Bus.</summary>
internal sealed class ServiceBusWebhookQueue(
    ServiceBusSenders senders, IOptions<ReceivingOptions> options, TimeProvider time, ILogger<ServiceBusWebhookQueue> logger)
    : IWebhookQueue
{
    public Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken)
    {
        var message = Message(body, evidence);
        message.MessageId = truvEvent.Id;
        message.CorrelationId = truvEvent.WebhookId;
        message.Subject = truvEvent.EventType;
        message.ApplicationProperties[EventProperties.EventType] = truvEvent.EventType;
        return SendAsync(senders.Received, message, cancellationToken);
    }

    public Task<QueueOutcome> QuarantineAsync(
        ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken)
    {
        var message = Message(body, evidence);
        message.MessageId = BodyDigest.Of(body);
        return SendAsync(senders.Quarantine, message, cancellationToken);
    }

    private static ServiceBusMessage Message(ReadOnlyMemory<byte> body, Evidence evidence)
    {
        var message = new ServiceBusMessage(body) { ContentType = "application/json" };
        EventProperties.Write(evidence, message);
        return message;
    }

    private async Task<QueueOutcome> SendAsync(
        ServiceBusSender sender, ServiceBusMessage message, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.QueueTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        return await BrokerSend.TryAsync(sender, message, logger, either.Token, cancellationToken);
    }
}
