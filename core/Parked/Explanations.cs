namespace Bridge.Core.Parked;

/// <summary>Why a message stays, in words for an operator.</summary>
internal static class Explanations
{
    internal const string NotTaken = "Gone, or another operator holds it: run the command again after the lock time.";

    internal const string Stopped = "The operator stopped: the same command again goes on with it.";

    internal static string Of(OperatorOutcome outcome, ParkedPlan plan) => outcome switch
    {
        OperatorOutcome.NotSent => $"{plan.Target} did not take it, so the original stays: check the namespace's health and "
            + "quota, then run again.",
        OperatorOutcome.LockLost when plan.SendAsync is not null => $"It is on {plan.Target}, but the lock ended before the "
            + "original was removed: run again; the queue's duplicate detection drops the second copy.",
        OperatorOutcome.LockLost => "The lock ended before it was removed: run again.",
        _ => plan.Explanation,
    };
}
