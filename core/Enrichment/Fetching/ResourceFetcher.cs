using System.Text.Json;
using Bridge.Core.Enrichment.Planning;
using Bridge.Core.Events;
using Bridge.Core.Truv;

namespace Bridge.Core.Enrichment.Fetching;

/// <summary>Fetches what an event's plan names: side by side, except where one resource tells the path of another.</summary>
/// <param name="coalescer">Asks Truv.</param>
/// <param name="orders">Knows which order a link belongs to.</param>
/// <param name="time">The clock.</param>
public sealed class ResourceFetcher(Coalescer coalescer, OrderIndex orders, TimeProvider time)
{
    // Truv's own demo asks again after 2 and 4 s when a report is not there yet (truv.md §3).
    private static readonly TimeSpan[] LateDelays = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    /// <summary>Fetches all resources of one event.</summary>
    /// <param name="truvEvent">The event.</param>
    /// <param name="since">When it was received: no answer may be older.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The resources; those whose ids nothing tells are left out.</returns>
    public async Task<IReadOnlyList<FetchedResource>> FetchAsync(
        TruvEvent truvEvent, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var tasks = new Dictionary<string, Task<FetchedResource?>>(StringComparer.Ordinal);
        foreach (var resource in EnrichmentPlan.For(truvEvent))
        {
            // The plan names a resource before those whose paths it tells; each sees those before it, and none sees the table grow.
            var earlier = new Dictionary<string, Task<FetchedResource?>>(tasks, StringComparer.Ordinal);
            tasks[resource.Name] = FetchAsync(resource, new Question(truvEvent, since, earlier, cancellationToken));
        }

        return [.. (await Task.WhenAll(tasks.Values)).OfType<FetchedResource>()];
    }

    private async Task<FetchedResource?> FetchAsync(ResourceTemplate resource, Question question)
    {
        if (await WithinOrderAsync(resource, question) is { } part) return part;
        if (await PathAsync(resource, question) is not { } path) return null;
        var fetched = await FetchTrace.AroundAsync(resource.Name, () => AskAsync(resource, path, question));
        if (resource.Otherwise is { } other && fetched.Answer.Outcome is (TruvOutcome.NotFound or TruvOutcome.Rejected or TruvOutcome.Forbidden))
            return await FetchAsync(other, question) ?? fetched;
        if (ReferenceEquals(resource, TruvResources.Task) && fetched.Answer.Resource is { } task) orders.Learn(task);
        return fetched;
    }

    private async Task<FetchedResource> AskAsync(ResourceTemplate resource, string path, Question question)
    {
        var answer = await coalescer.AskAsync(path, resource.IsPaged, question.Since).WaitAsync(question.CancellationToken);
        if (!resource.AppearsLate) return new FetchedResource(resource.Name, path, answer);
        foreach (var delay in LateDelays)
        {
            if (answer.Outcome != TruvOutcome.NotFound) break;
            await Task.Delay(delay, time, question.CancellationToken);
            answer = await coalescer.AskAsync(path, resource.IsPaged, time.GetUtcNow()).WaitAsync(question.CancellationToken);
        }

        return new FetchedResource(resource.Name, path, answer, IsLate: answer.Outcome == TruvOutcome.NotFound);
    }

    private async Task<FetchedResource?> WithinOrderAsync(ResourceTemplate resource, Question question)
    {
        if (resource.WithinOrder is not { } part || orders.OrderOf(question.Event) is not { } id) return null;
        var path = TruvResources.Order.Path.Replace("{order_id}", Uri.EscapeDataString(id), StringComparison.Ordinal);
        var answer = await coalescer.AskAsync(path, isPaged: false, question.Since).WaitAsync(question.CancellationToken);
        return answer.Resource is { } order && OrderParts.Find(part, order, question.Event) is { } found
            ? new FetchedResource(resource.Name, path, answer with { Resource = found })
            : null;
    }

    private static async Task<string?> PathAsync(ResourceTemplate resource, Question question)
    {
        if (resource.Template.Resolve(question.Event, _ => null) is { } path) return path;
        var found = new Dictionary<string, JsonElement?>(StringComparer.Ordinal);
        foreach (var need in resource.Template.Needs)
        {
            if (question.Resources.TryGetValue(need, out var asked)) found[need] = (await asked)?.Answer.Resource;
        }

        return resource.Template.Resolve(question.Event, found.GetValueOrDefault);
    }

    private sealed record Question(
        TruvEvent Event, DateTimeOffset Since, IReadOnlyDictionary<string, Task<FetchedResource?>> Resources,
        CancellationToken CancellationToken);
}
