using System.Collections.Frozen;

namespace Bridge.Core.Events;

/// <summary>The event types of Truv's catalogue (truv.md §3). Others are possible and pass through.</summary>
public static class TruvEventTypes
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "order-created", "order-status-updated", "order-refresh-failed", "order-finalized", "certification-completed",
        "task-status-updated", "link-connected", "link-disconnected", "link-deleted",
        "employment-created", "employment-updated", "profile-created", "profile-updated",
        "statements-created", "statements-updated", "shifts-created", "shifts-updated",
        "bank-accounts-created", "bank-accounts-updated");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByText =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All of them, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Order(StringComparer.Ordinal)];

    /// <summary>The name as a string, which for a known one is always the same object.</summary>
    internal static string Intern(ReadOnlySpan<char> name) =>
        ByText.TryGetValue(name, out var known) ? known : name.ToString();
}
