namespace Bridge.Core.Enrichment.Running;

/// <summary>What became of one message of <c>truv-received</c>.</summary>
public enum EnrichmentOutcome
{
    /// <summary>On <c>truv-events</c>, in the ledger, and completed.</summary>
    Published,

    /// <summary>The ledger has it as published already: completed without a second copy.</summary>
    Duplicate,

    /// <summary>A resource could not be had yet: comes back later.</summary>
    Postponed,

    /// <summary>Cannot be processed: dead-lettered with a reason.</summary>
    DeadLettered,

    /// <summary>Trouble that every message would meet: comes back later, and the run ends.</summary>
    Halted,

    /// <summary>The run ended before it was done: comes back at once.</summary>
    PutBack,

    /// <summary>Settling failed, most likely a lost lock: the message comes again, duplicate detection keeps it single.</summary>
    Unsettled,
}
