using Bridge.Local.Truv;

namespace Bridge.Cli.Up;

/// <summary>One sample's way, as far as it has come.</summary>
internal sealed record Journey(Sample Sample, string Certificate)
{
    /// <summary>What Truv's sender was answered; null before.</summary>
    internal Delivery? Delivery { get; init; }

    /// <summary>The enrichment status that its event carried; null before.</summary>
    internal string? Enrichment { get; init; }

    /// <summary>How often a consumer got it.</summary>
    internal int Consumed { get; init; }

    /// <summary>From sending to the consumer, milliseconds; null before.</summary>
    internal double? Milliseconds { get; init; }
}
