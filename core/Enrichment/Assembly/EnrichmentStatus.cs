namespace Bridge.Core.Enrichment.Assembly;

/// <summary>Values of <c>data.enrichment.status</c>, the consumers' contract.</summary>
public static class EnrichmentStatus
{
    /// <summary>Everything planned was fetched.</summary>
    public const string Complete = "complete";

    /// <summary>Some of what was planned was fetched.</summary>
    public const string Partial = "partial";

    /// <summary>Truv knows none of the resources.</summary>
    public const string NotFound = "not_found";

    /// <summary>Nothing is fetched for this event type.</summary>
    public const string None = "none";

    /// <summary>Truv's API could not be asked for so long that the event was published without its resources.</summary>
    public const string Unavailable = "unavailable";
}
