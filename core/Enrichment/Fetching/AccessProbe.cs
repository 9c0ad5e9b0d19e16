using Bridge.Core.Truv;

namespace Bridge.Core.Enrichment.Fetching;

/// <summary>
/// Finds out whether a 403 is about one object or about everything: asks for the webhook configurations, which every client of
/// Truv may see. One question serves all events of half a minute.
/// </summary>
/// <param name="coalescer">Asks Truv.</param>
/// <param name="time">The clock.</param>
public sealed class AccessProbe(Coalescer coalescer, TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(30);
    private static readonly string Path = $"{TruvPaths.Webhooks.Template}?page_size=1";

    /// <summary>What the answers to one event mean once a 403 among them is understood.</summary>
    /// <param name="resources">The answers.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>
    /// The worst outcome: <see cref="TruvOutcome.Unauthorized"/> when Truv refuses us altogether, <see cref="TruvOutcome.Forbidden"/>
    /// when it refuses some objects only, and trouble when it cannot be asked.
    /// </returns>
    public async Task<TruvOutcome> WorstAsync(IReadOnlyList<FetchedResource> resources, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resources);
        var worst = resources.Select(resource => resource.Answer.Outcome).DefaultIfEmpty(TruvOutcome.Found).Max();
        if (worst != TruvOutcome.Forbidden) return worst;

        var probe = await coalescer.AskAsync(Path, isPaged: false, time.GetUtcNow() - Validity).WaitAsync(cancellationToken);
        return probe.Outcome switch
        {
            TruvOutcome.Found => TruvOutcome.Forbidden,
            TruvOutcome.Throttled or TruvOutcome.Unavailable => probe.Outcome,
            TruvOutcome.Unauthorized or TruvOutcome.Forbidden => TruvOutcome.Unauthorized,
            // Not every host need serve the probe's path; then another answer to the same event tells that we are let in.
            _ => resources.Any(resource => resource.Answer.Outcome == TruvOutcome.Found) ? TruvOutcome.Forbidden : TruvOutcome.Unauthorized,
        };
    }
}
