using System.Globalization;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Bridge.Cli.Installation;
using Bridge.Core.Enrichment.Running;
using Bridge.Core.Events;
using Bridge.Core.Webhooks;
using Bridge.Functions.Vault;
using Bridge.Functions.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bridge.Cli.Bench.Enrich;

/// <summary>The app's own enricher in this process, on the queues, storage and API of the world.</summary>
internal sealed class EnrichLoad(OpenInstallation installation, Uri control)
{
    private const int SendsAtOnce = 200;

    private static readonly HttpClient Http = new();

    /// <summary>Opens it with the limiter off.</summary>
    internal static async Task<OpenInstallation> OpenAsync(
        string folder, int concurrency, long maxAnswerBytes, Action<IHostApplicationBuilder> more, CancellationToken cancellationToken)
    {
        var settings = InstallationLocator.Default().Find(null, folder);
        var values = new Dictionary<string, string?>(settings.Values)
        {
            ["Truv__RequestsPerMinute"] = "1000000",
            ["Enrichment__Concurrency"] = concurrency.ToString(CultureInfo.InvariantCulture),
            ["Enrichment__MaxAnswerBytes"] = maxAnswerBytes.ToString(CultureInfo.InvariantCulture),
        };
        var installation = await OpenInstallation.OpenAsync(settings with { Values = values }, more, cancellationToken);
        await installation.Services.ReadVaultAsync(cancellationToken);
        return installation;
    }

    /// <summary>Queues webhooks as receiving does, and enriches until all of them have arrived at the consumer.</summary>
    internal async Task<EnrichFigures> PassAsync(IEnumerable<byte[]> webhooks, CancellationToken cancellationToken)
    {
        var events = await FillAsync(webhooks, cancellationToken);
        var asked = await RequestsAsync(cancellationToken);
        await using var drain = new EventDrain(
            installation.Services.GetRequiredService<ServiceBusClient>(),
            installation.Services.GetRequiredService<IOptions<QueueOptions>>().Value.Events);
        await using var heap = new HeapWatch();
        var started = TimeProvider.System.GetTimestamp();
        var last = drain.TakeAsync(events, cancellationToken);
        while (!last.IsCompleted)
            await installation.Services.GetRequiredService<EnrichmentRun>().RunAsync(cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(started, await last).TotalSeconds;
        var requests = await RequestsAsync(cancellationToken) - asked;
        return new EnrichFigures(events.Count, requests, seconds, heap.MostBytes, Environment.WorkingSet);
    }

    private async Task<EventSum> FillAsync(IEnumerable<byte[]> webhooks, CancellationToken cancellationToken)
    {
        var queue = installation.Services.GetRequiredService<IWebhookQueue>();
        var sent = new EventSum();
        foreach (var some in webhooks.Chunk(SendsAtOnce))
        {
            foreach (var id in await Task.WhenAll(some.Select(body => SendAsync(queue, body, cancellationToken)))) sent.Add(id);
        }

        return sent;
    }

    // Received long enough ago that no event waits for its burst.
    private static async Task<string> SendAsync(IWebhookQueue queue, byte[] body, CancellationToken cancellationToken)
    {
        if (TruvEventReader.Read(body, out var truvEvent) is { } refusal)
            throw new InvalidOperationException($"The load's own webhook was refused: {refusal.Code}.");
        var evidence = new Evidence { ReceivedAt = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(1) };
        if (await queue.EnqueueAsync(truvEvent!, body, evidence, cancellationToken) != QueueOutcome.Accepted)
            throw new InvalidOperationException("The broker took no webhook.");
        return truvEvent!.Id;
    }

    private async Task<int> RequestsAsync(CancellationToken cancellationToken)
    {
        var answer = await Http.GetByteArrayAsync(new Uri(control, "truv/requests?newest=0"), cancellationToken);
        return JsonElement.Parse(answer).GetProperty("total").GetInt32();
    }
}
