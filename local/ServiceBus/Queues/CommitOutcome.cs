namespace Bridge.Local.ServiceBus.Queues;

/// <summary>What became of a transaction that was to be committed.</summary>
internal enum CommitOutcome
{
    /// <summary>Everything was done.</summary>
    Committed,

    /// <summary>Nothing was: a lock that it settles is lost.</summary>
    LockLost,

    /// <summary>Nothing was: a queue does not take what it sends.</summary>
    SendRefused,
}
