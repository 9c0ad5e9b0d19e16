using Azure.Messaging.ServiceBus;
using Bridge.Core.Events;
using Bridge.Core.Webhooks;
using Bridge.Functions.Draining;
using Microsoft.Extensions.Logging;

namespace Bridge.Functions.Azure;

/// <summary>Received and quarantined webhooks on Service Bus.</summary>
internal sealed class ServiceBusWebhookQueue(
    ServiceBusSenders senders, WorkUnderWay work, ILogger<ServiceBusWebhookQueue> logger) : IWebhookQueue
{
    public Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken)
    {
        var message = Message(truvEvent, body, evidence);
        message.MessageId = truvEvent.Id;
        return SendAsync(senders.Received, message, cancellationToken);
    }

    public Task<QueueOutcome> QuarantineAsync(
        ReadOnlyMemory<byte> body, Evidence evidence, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        var message = Message(body, evidence);
        message.MessageId = BodyDigest.Of(body);
        if (timeToLive is { } limit) message.TimeToLive = limit;
        return SendAsync(senders.Quarantine, message, cancellationToken);
    }

    /// <summary>An identified webhook as a message, without its MessageId.</summary>
    internal static ServiceBusMessage Message(TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence)
    {
        var message = Message(body, evidence);
        message.CorrelationId = truvEvent.WebhookId;
        message.Subject = truvEvent.EventType;
        message.ApplicationProperties[EventProperties.EventType] = truvEvent.EventType;
        return message;
    }

    private static ServiceBusMessage Message(ReadOnlyMemory<byte> body, Evidence evidence)
    {
        var message = new ServiceBusMessage(body) { ContentType = "application/json" };
        EventProperties.Write(evidence, message);
        EventProperties.WriteTrace(message);
        return message;
    }

    private Task<QueueOutcome> SendAsync(
        ServiceBusSender sender, ServiceBusMessage message, CancellationToken deadline) =>
        work.RunAsync(() => BrokerSend.TryAsync(sender, message, logger, deadline, caller: CancellationToken.None));
}
