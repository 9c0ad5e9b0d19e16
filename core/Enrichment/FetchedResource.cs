using Bridge.Core.Truv;

namespace Bridge.Core.Enrichment;

/// <summary>A planned resource and what Truv's API said of it.</summary>
/// <param name="Name">Name under <c>data.resources</c>.</param>
/// <param name="Answer">The answer.</param>
public sealed record FetchedResource(string Name, TruvAnswer Answer);
