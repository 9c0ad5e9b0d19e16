namespace Bridge.Cli.Explain;

/// <summary>Where a webhook is after its verdict.</summary>
internal enum Keeping
{
    /// <summary>On the queue of received webhooks: it will reach the consumers.</summary>
    Received,

    /// <summary>On the quarantine queue, always: Truv was told that it arrived.</summary>
    Quarantine,

    /// <summary>On the quarantine queue while the hour's budget lasts: most likely secret drift.</summary>
    QuarantineWithinBudget,

    /// <summary>Nowhere.</summary>
    Nowhere,
}
