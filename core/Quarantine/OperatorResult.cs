namespace Bridge.Core.Quarantine;

/// <summary>One webhook and what became of it.</summary>
/// <param name="Webhook">The webhook.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Explanation">Event id, or why it stays and what to do.</param>
public sealed record OperatorResult(QuarantinedWebhook Webhook, OperatorOutcome Outcome, string Explanation)
{
    /// <summary>Whether it is off the quarantine, or would be.</summary>
    public bool Leaves => Outcome is OperatorOutcome.Gone or OperatorOutcome.WouldGo;
}
