namespace Bridge.Core.Parked;

/// <summary>What became of one message that an operator wanted off its queue.</summary>
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

    /// <summary>It stays: the queue to which it was to be sent on did not take it.</summary>
    NotSent,

    /// <summary>The lock ended before it was removed; if it was to be sent on, it was.</summary>
    LockLost,
}
