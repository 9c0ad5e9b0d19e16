namespace Bridge.Local.Truv;

/// <summary>The 19 event types that are known (truv.md §3).</summary>
public static class EventTypes
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "order-created", "order-status-updated", "order-refresh-failed", "order-finalized", "certification-completed",
        "task-status-updated", "link-connected", "link-disconnected", "link-deleted",
        "employment-created", "employment-updated", "profile-created", "profile-updated",
        "statements-created", "statements-updated", "shifts-created", "shifts-updated",
        "bank-accounts-created", "bank-accounts-updated",
    ];
}
