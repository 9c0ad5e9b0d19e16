using System.Diagnostics;
using Bridge.Core.Events;
using Bridge.Core.Tracing;

namespace Bridge.Core.Enrichment.Running;

/// <summary>The span of one message from lock to settlement, which continues the trace of its webhook.</summary>
internal static class EnrichmentTrace
{
    internal static async Task<EnrichmentOutcome> AroundAsync(
        QueuedWebhook message, TruvEvent? truvEvent, Func<Task<EnrichmentOutcome>> work)
    {
        using var span = BridgeTrace.Begin("enrich", ActivityKind.Consumer, message.TraceParent);
        span?.SetTag("bridge.event.id", truvEvent?.Id)
            .SetTag("bridge.event.type", truvEvent?.EventType)
            .SetTag("bridge.source", message.Evidence.Source)
            .SetTag("bridge.attempt", message.Attempt);
        var outcome = await work();
        span?.SetTag("bridge.outcome", outcome.ToString())
            .SetStatus(IsFailure(outcome) ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        return outcome;
    }

    private static bool IsFailure(EnrichmentOutcome outcome) =>
        outcome is EnrichmentOutcome.DeadLettered or EnrichmentOutcome.Halted or EnrichmentOutcome.Unsettled;
}
