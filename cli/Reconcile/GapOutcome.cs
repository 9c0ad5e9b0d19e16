namespace Bridge.Cli.Reconcile;

/// <summary>What became of a missing event.</summary>
internal enum GapOutcome
{
    /// <summary>A dry run: it would be queued.</summary>
    WouldBeQueued,

    /// <summary>It is on the queue now.</summary>
    Queued,

    /// <summary>The queue takes nothing of its size.</summary>
    TooLarge,

    /// <summary>The queue took nothing.</summary>
    QueueDown,

    /// <summary>Its body is absent, or no event.</summary>
    Unreadable,
}
