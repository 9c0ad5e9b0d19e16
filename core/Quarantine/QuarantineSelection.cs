using Bridge.Core.Parked;

namespace Bridge.Core.Quarantine;

/// <summary>Which quarantined webhooks an operator means.</summary>
public sealed record QuarantineSelection : ParkedSelection<QuarantinedWebhook>
{
    /// <summary>Code or name of the verdict, such as <c>BRG131</c>; null for any.</summary>
    public string? Verdict { get; init; }

    /// <inheritdoc />
    protected override bool Matches(QuarantinedWebhook message) =>
        Verdict is null
        || Verdict.Equals(message.Evidence.Verdict, StringComparison.OrdinalIgnoreCase)
        || Verdict.Equals(message.Verdict?.Name, StringComparison.OrdinalIgnoreCase);
}
