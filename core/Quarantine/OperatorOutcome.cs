namespace Bridge.Core.Quarantine;

/// <summary>What became of one webhook that an operator wanted off the quarantine.</summary>
public enum OperatorOutcome
{
    /// <summary>Nothing: this was a dry run, and it would have gone.</summary>
    WouldGo,

    /// <summary>It is off the queue.</summary>
    Gone,

    /// <summary>It stays: it does not pass on second look.</summary>
    Refused,

    /// <summary>It stays, or somebody else took it: it could not be locked.</summary>
    NotTaken,

    /// <summary>It stays: the queue <c>truv-received</c> did not take the event.</summary>
    NotSent,

    /// <summary>The event is on <c>truv-received</c>, but the lock ended before the original was removed.</summary>
    LockLost,
}
