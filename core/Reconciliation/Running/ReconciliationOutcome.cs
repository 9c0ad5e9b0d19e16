namespace Bridge.Core.Reconciliation.Running;

/// <summary>How a run of reconciling ended. The metric tag and the runbook go by these.</summary>
public enum ReconciliationOutcome
{
    /// <summary>Nothing to compare yet: deliveries still settle, or enriching is behind.</summary>
    Waiting,

    /// <summary>Everything up to the horizon is compared, and what was missing is handed over.</summary>
    Complete,

    /// <summary>The run's time or pages are spent; the next one goes on where it stopped.</summary>
    Unfinished,

    /// <summary>Truv's API could not be asked, or its limit is used up.</summary>
    ApiDown,

    /// <summary>Truv's API refuses our credentials or our certificate.</summary>
    Unauthorized,

    /// <summary>Truv's API does not give its delivery history: nothing that was not delivered can be recovered.</summary>
    NoHistory,

    /// <summary>The page to go on with is no longer valid; the next run reads the window anew.</summary>
    CursorLost,

    /// <summary>Service Bus took no event, or could not be looked into.</summary>
    QueueDown,

    /// <summary>The ledger or the watermark cannot be used.</summary>
    StorageDown,

    /// <summary>Something that nobody has foreseen: the log has the exception.</summary>
    Failed,
}
