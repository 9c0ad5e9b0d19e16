namespace Bridge.Local.ServiceBus.Queues;

/// <summary>What became of a settlement.</summary>
internal enum SettleOutcome
{
    /// <summary>Applied.</summary>
    Settled,

    /// <summary>There is no such lock any more.</summary>
    LockLost,

    /// <summary>There is no such message in that state.</summary>
    NotFound,
}
