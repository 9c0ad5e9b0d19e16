namespace Bridge.Core.Quarantine;

/// <summary>Why a webhook stays, in words for an operator.</summary>
internal static class Explanations
{
    internal const string NotTaken = "Gone, or another operator holds it: run the command again after the lock time.";

    internal const string NotSent =
        "truv-received did not take the event, so the original stays: check the namespace's health and quota, then run again.";

    internal const string LockLostAfterSending =
        "The event is on truv-received, but the lock ended before the original was removed: run again; it is not doubled.";

    internal const string LockLost = "The lock ended before it was removed: run again.";
}
