namespace Bridge.Core.Webhooks;

/// <summary>What can be wrong with a signed body: <c>BRG140</c> to <c>BRG149</c>. Truv is told 202, for a retry cannot mend it.</summary>
public static class BodyVerdicts
{
    /// <summary>The signed body is not a JSON object that the bridge can identify.</summary>
    public static readonly Verdict Unreadable = new(
        "BRG140", "body-unreadable", 202, "The signed body is not a JSON object of depth 32 with unique keys.",
        "The exact bytes are on the quarantine queue; report them to Truv Support.");

    /// <summary>The signed body lacks <c>webhook_id</c> or <c>event_type</c>.</summary>
    public static readonly Verdict Incomplete = new(
        "BRG141", "body-incomplete", 202, "The signed body has no webhook_id or no event_type.",
        "The exact bytes are on the quarantine queue; report them to Truv Support.");

    /// <summary>The table, in the order of the codes.</summary>
    public static IReadOnlyList<Verdict> All { get; } =
    [
        Unreadable, Incomplete,
    ];
}
