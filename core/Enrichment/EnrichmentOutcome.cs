namespace Bridge.Core.Enrichment;

/// <summary>What became of one message of <c>truv-received</c>.</summary>
public enum EnrichmentOutcome
{
    /// <summary>On <c>truv-events</c>, and completed.</summary>
    Published,

    /// <summary>Truv's API could not answer: comes back later.</summary>
    Postponed,

    /// <summary>Cannot be processed: dead-lettered with a reason.</summary>
    DeadLettered,

    /// <summary>Trouble that every message would meet (credentials, certificate, broker): the run ends.</summary>
    Halted,

    /// <summary>Settling failed, most likely a lost lock: the message comes again, duplicate detection keeps it single.</summary>
    Unsettled,
}
