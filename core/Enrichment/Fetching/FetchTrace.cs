using Bridge.Core.Tracing;

namespace Bridge.Core.Enrichment.Fetching;

/// <summary>The span of one resource of one event: until Truv's answer is there, which other events may share.</summary>
internal static class FetchTrace
{
    internal static async Task<FetchedResource> AroundAsync(string resource, Func<Task<FetchedResource>> work)
    {
        using var span = BridgeTrace.BeginStep("fetch");
        span?.SetTag("bridge.resource", resource);
        var fetched = await work();
        span?.SetTag("bridge.outcome", fetched.Answer.Outcome.ToString());
        return fetched;
    }
}
