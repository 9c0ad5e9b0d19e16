namespace Bridge.Core.Parked;

/// <summary>One message and what became of it.</summary>
/// <param name="Message">The message.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Explanation">What it was sent on as, or why it stays and what to do.</param>
public sealed record OperatorResult(IParkedMessage Message, OperatorOutcome Outcome, string Explanation)
{
    /// <summary>Whether it is off its queue, or would be.</summary>
    public bool Leaves => Outcome is OperatorOutcome.Gone or OperatorOutcome.WouldGo;
}
