using Bridge.Core.Truv;

namespace Bridge.Core.Enrichment.Fetching;

/// <summary>A planned resource and what Truv's API said of it.</summary>
/// <param name="Name">Name under <c>data.resources</c>.</param>
/// <param name="Path">The path that was asked for.</param>
/// <param name="Answer">The answer, without tokens.</param>
/// <param name="IsLate">Whether Truv has announced the resource and does not have it yet.</param>
public sealed record FetchedResource(string Name, string Path, TruvAnswer Answer, bool IsLate = false);
