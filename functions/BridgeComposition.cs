using Azure.Core;
using Azure.Messaging.ServiceBus;
using Bridge.Core.Claims;
using Bridge.Core.Enrichment;
using Bridge.Core.Enrichment.Assembly;
using Bridge.Core.Enrichment.Running;
using Bridge.Core.Ledger;
using Bridge.Core.Reconciliation;
using Bridge.Core.Reconciliation.Configuration;
using Bridge.Core.Reconciliation.Gaps;
using Bridge.Core.Reconciliation.Running;
using Bridge.Core.Webhooks;
using Bridge.Functions.Azure;
using Bridge.Functions.Certificates;
using Bridge.Functions.Draining;
using Bridge.Functions.Settings;
using Bridge.Functions.Storage;
using Bridge.Functions.Truv;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bridge.Functions;

/// <summary>Puts the app together, under the Azure Functions worker or any other host.</summary>
public static class BridgeComposition
{
    /// <summary>Adds options, vault, queues, storage, Truv's API and the three flows.</summary>
    public static IHostApplicationBuilder AddBridge(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddMetrics();
        builder.Logging.AddFilter("Polly", LogLevel.Warning);
        builder.AddSettings().AddVault().AddCertificates().AddQueues().AddStorage().AddTruv().AddReceiving().AddEnrichment()
            .AddReconciliation();
        return builder;
    }

    private static IHostApplicationBuilder AddQueues(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(services => ServiceBusConnection.Open(
                services.GetRequiredService<IOptions<QueueOptions>>().Value, services.GetRequiredService<TokenCredential>()))
            .AddSingleton<ServiceBusSenders>()
            .AddSingleton<WorkUnderWay>()
            .AddSingleton<Func<ServiceBusClient>>(services => services.GetRequiredService<ServiceBusClient>)
            .AddHostedService<ServiceBusDrain>()
            .AddSingleton<ServiceBusWebhookQueue>()
            .AddSingleton<IWebhookQueue>(s => new NotingWebhookQueue(
                s.GetRequiredService<ServiceBusWebhookQueue>(), s.GetRequiredService<SignerNotes>()))
            .AddSingleton<IReceivedQueue, ServiceBusReceivedQueue>()
            .AddSingleton<IEventPublisher, ServiceBusEventPublisher>()
            .AddSingleton<IPulledWebhooks, ServiceBusPulledWebhooks>()
            .AddSingleton<IReceivedBacklog, ServiceBusReceivedBacklog>()
            .AddSingleton<IWaitingEvents, ServiceBusWaitingEvents>();
        return builder;
    }

    private static IHostApplicationBuilder AddStorage(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<StorageClients>()
            .AddSingleton<StorageTelemetry>()
            .AddSingleton<Func<StorageClients>>(services => services.GetRequiredService<StorageClients>)
            .AddHostedService<StorageStart>()
            .AddSingleton<ILedger, TableLedger>()
            .AddSingleton<ILedgerPurge, TableLedgerPurge>()
            .AddSingleton<IReconciliationMarks, TableReconciliationMarks>()
            .AddSingleton(s => new ClaimCheckLimits(s.GetRequiredService<IOptions<StorageOptions>>().Value.ClaimCheckThresholdBytes))
            .AddSingleton<IClaimChecks, BlobClaimChecks>()
            .AddSingleton<IStoredClaims, BlobStoredClaims>()
            .AddSingleton<ClaimCleanup>();
        return builder;
    }

    private static IHostApplicationBuilder AddTruv(this IHostApplicationBuilder builder)
    {
        builder.Services.AddTruvApi();
        return builder;
    }

    private static IHostApplicationBuilder AddReceiving(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<Func<WebhookChecks>>(s => () => s.GetRequiredService<VaultState>().Checks)
            .AddSingleton(s => s.GetRequiredService<IOptions<ReceivingOptions>>().Value.ToLimits())
            .AddSingleton(s => s.GetRequiredService<IOptions<ReceivingOptions>>().Value.Quarantine.ToLimits())
            .AddSingleton<QuarantineBudget>()
            .AddSingleton<ReceivingTelemetry>()
            .AddSingleton<WebhookKeeper>()
            .AddSingleton<WebhookReceiver>();
        return builder;
    }

    private static IHostApplicationBuilder AddEnrichment(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(s => s.GetRequiredService<IOptions<EnrichmentOptions>>().Value.ToLimits())
            .AddSingleton(s => s.GetRequiredService<IOptions<EnrichmentOptions>>().Value.ToMasks(
                s.GetRequiredService<EnrichmentTelemetry>().LogMaskOfUnknownType))
            .AddSingleton(s => new EventAssembler(s.GetRequiredService<IOptions<TruvOptions>>().Value.EventSource))
            .AddSingleton<EventData>()
            .AddSingleton<EnrichmentTelemetry>()
            .AddSingleton<EnrichmentHealth>()
            .AddTransient<Enricher>()
            .AddTransient<EnrichmentRun>();
        return builder;
    }

    private static IHostApplicationBuilder AddReconciliation(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(s => s.GetRequiredService<IOptions<ReconciliationOptions>>().Value.ToLimits())
            .AddSingleton(s => s.GetRequiredService<IOptions<ReconciliationOptions>>().Value.ToExpectation(
                s.GetRequiredService<IOptions<TruvOptions>>().Value))
            .AddSingleton<ReconciliationTelemetry>()
            .AddTransient<GapFinder>()
            .AddTransient<GapSearch>()
            .AddTransient<GapRecovery>()
            .AddTransient<ReconciliationHorizon>()
            .AddTransient<WebhookWatch>()
            .AddTransient<ReconciliationRun>();
        return builder;
    }
}
