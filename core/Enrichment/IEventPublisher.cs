using Bridge.Core.Enrichment.Assembly;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Enrichment;

/// <summary>The queue <c>truv-events</c>, from the side that fills it.</summary>
public interface IEventPublisher
{
    /// <summary>Sends an event; its id is the duplicate-detection key. Returns only after the broker answered.</summary>
    Task<QueueOutcome> PublishAsync(EnrichedEvent enriched, CancellationToken cancellationToken);
}
