namespace Bridge.Core.Enrichment.Running;

/// <summary>Trouble that is not one event's: why a run halts. The alarm, the metric tag and the runbook go by these.</summary>
public enum EnrichmentTrouble
{
    /// <summary>None.</summary>
    None,

    /// <summary>Truv's API refuses our credentials or our certificate.</summary>
    Unauthorized,

    /// <summary>Truv's API has not answered for several calls in a row.</summary>
    ApiDown,

    /// <summary>Service Bus takes no events.</summary>
    QueueDown,

    /// <summary>The ledger or the blob store cannot be used.</summary>
    StorageDown,
}
