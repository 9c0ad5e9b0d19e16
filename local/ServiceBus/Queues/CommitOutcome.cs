namespace Bridge.Local.ServiceBus.Queues;

/// <summary>What became of a transaction that was to be committed.</summary>
internal enum CommitOutcome
{
    /// <summary>Everything was done.</summary>
    Committed,

    /// <summary>Nothing was: a lock that it needs is lost, or a message that it cancels is not scheduled any more.</summary>
    LockLost,

    /// <summary>Nothing was: a queue does not take what it sends.</summary>
    SendRefused,
}
