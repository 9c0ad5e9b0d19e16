namespace Bridge.Core.Enrichment;

/// <summary>One resource that an event is enriched with.</summary>
/// <param name="Name">Name under <c>data.resources</c>.</param>
/// <param name="Path">Path on Truv's API, with its trailing slash.</param>
public sealed record PlannedResource(string Name, string Path);
