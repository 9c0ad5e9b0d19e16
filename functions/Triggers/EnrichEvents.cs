using Bridge.Core.Enrichment.Running;
using Bridge.Functions.Draining;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Functions.Triggers;

/// <summary>Drains the received webhooks: enriches each and hands it to the consumers' queue.</summary>
public sealed class EnrichEvents(EnrichmentRun run, WorkUnderWay work)
{
    /// <summary>One run; the schedule is the setting <c>EnrichmentSchedule</c> (NCRONTAB, six fields, UTC).</summary>
    [Function(nameof(EnrichEvents))]
    public Task RunAsync([TimerTrigger("%EnrichmentSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        work.RunAsync(() => run.RunAsync(cancellationToken));
}
