namespace Bridge.Core.Reconciliation;

/// <summary>What reconciling compares, and its bounds.</summary>
public sealed record ReconciliationLimits
{
    /// <summary>How far Truv's delivery history reaches back (truv.md §4).</summary>
    public static readonly TimeSpan History = TimeSpan.FromDays(30);

    /// <summary>Addresses whose deliveries are ours: the present one, and former ones.</summary>
    public required IReadOnlyList<Uri> WebhookUrls { get; init; }

    /// <summary>How far back the first run looks.</summary>
    /// <value>Default 30 days.</value>
    public TimeSpan Lookback { get; init; } = History;

    /// <summary>How much before the watermark a run begins, for rows that appear late.</summary>
    /// <value>Default 1 hour.</value>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Age of a delivery before its event may count as missing: Truv's retries and our enriching come first.</summary>
    /// <value>Default 15 minutes.</value>
    public TimeSpan Settling { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Most pages in one run: they share Truv's limit of 300 requests a minute with enriching.</summary>
    /// <value>Default 100.</value>
    public int MaxPages { get; init; } = 100;

    /// <summary>Length of one run.</summary>
    /// <value>Default 4 minutes.</value>
    public TimeSpan TimeBudget { get; init; } = TimeSpan.FromMinutes(4);

    internal bool AreOurs(string? webhookUrl) =>
        Uri.TryCreate(webhookUrl, UriKind.Absolute, out var url) && WebhookUrls.Contains(url);
}
