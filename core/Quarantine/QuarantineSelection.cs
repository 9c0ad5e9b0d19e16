namespace Bridge.Core.Quarantine;

/// <summary>Which quarantined webhooks an operator means: certain numbers, or all that pass the filters.</summary>
public sealed record QuarantineSelection
{
    /// <summary>Sequence numbers; empty for all.</summary>
    public IReadOnlyCollection<long> Numbers { get; init; } = [];

    /// <summary>Code or name of the verdict, such as <c>BRG131</c>; null for any.</summary>
    public string? Verdict { get; init; }

    /// <summary>Only what was received before this time; null for any.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Only what was received after this time; null for any.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Most webhooks to select.</summary>
    /// <value>Default: no limit.</value>
    public int Max { get; init; } = int.MaxValue;

    /// <summary>Whether a webhook passes the filters; numbers and limit are not looked at.</summary>
    public bool Passes(QuarantinedWebhook webhook)
    {
        var receivedAt = webhook.Evidence.ReceivedAt;
        return HasVerdict(webhook) && !(receivedAt >= Before) && !(receivedAt <= After);
    }

    private bool HasVerdict(QuarantinedWebhook webhook) =>
        Verdict is null
        || Verdict.Equals(webhook.Evidence.Verdict, StringComparison.OrdinalIgnoreCase)
        || Verdict.Equals(webhook.Verdict?.Name, StringComparison.OrdinalIgnoreCase);
}
