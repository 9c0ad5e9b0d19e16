using Azure.Messaging.ServiceBus;
using Bridge.Consumer.Contract;
using Bridge.Consumer.Inbox;
using Bridge.Consumer.Processing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bridge.Consumer.Host;

/// <summary>Consumes from the start of the host to its end.</summary>
internal sealed class ConsumerService(
    ConsumerOptions options, ServiceBusClient client, QueuePumpOptions pumpOptions, EventContract contract,
    IEventHandler handler, TimeProvider time, ILogger<QueuePump> logger) : BackgroundService
{
    // Truv's history reaches back 30 days, and an operator may need as long for the dead-letter queue.
    private static readonly TimeSpan Keep = TimeSpan.FromDays(90);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var inbox = await SqliteInbox.OpenAsync(options.Database, Keep, time, stoppingToken);
        var processor = new EventProcessor(
            contract, ConsumerComposition.Claims(options), ConsumerComposition.Signatures(options), inbox, handler);
        await new QueuePump(client, pumpOptions, processor, time, logger).RunAsync(stoppingToken);
    }
}
