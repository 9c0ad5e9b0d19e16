using System.Runtime.InteropServices;
using Bridge.Core.Truv;

namespace Bridge.Core.Enrichment;

/// <summary>Fetches each distinct resource once for all messages of a batch: Truv's rate limit is what bounds throughput.</summary>
/// <param name="api">Truv's API.</param>
/// <param name="cancellationToken">Ends all calls of the batch.</param>
public sealed class ResourceFetcher(ITruvApi api, CancellationToken cancellationToken)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<TruvAnswer>> _answers = [];

    /// <summary>Number of distinct resources asked for.</summary>
    public int Calls => _answers.Count;

    /// <summary>Fetches all resources of one event.</summary>
    public Task<FetchedResource[]> FetchAsync(IEnumerable<PlannedResource> plan) =>
        Task.WhenAll(plan.Select(async resource => new FetchedResource(resource.Name, await AskOnceAsync(resource.Path))));

    private Task<TruvAnswer> AskOnceAsync(string path)
    {
        lock (_gate)
        {
            ref var answer = ref CollectionsMarshal.GetValueRefOrAddDefault(_answers, path, out _);
            return answer ??= api.GetAsync(path, cancellationToken);
        }
    }
}
