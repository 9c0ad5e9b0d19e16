using System.CommandLine;
using Bridge.Functions.Vault;

namespace Bridge.Cli.Cert.Inventory;

/// <summary><c>bridge cert check</c>: what ends soon, as an exit code.</summary>
internal static class CheckCommand
{
    internal static Command Create() => InventoryCommands.Create(
        "check",
        """
        Check what is in use for its expiry. Prints what has less than 60 days left, is missing, or has ended with nothing in its place.

        Exit codes: 0 nothing, 7 less than 60 days, 8 less than 30, 9 less than 7, expired or missing.
        """,
        RunAsync);

    internal static async Task<int> RunAsync(Talk talk, IReadOnlyList<InventoryItem> items, bool json, DateTimeOffset now)
    {
        var replaced = items.Where(item => item.IsInUse).Select(PlaceOf).ToHashSet();
        int SeverityOf(InventoryItem item) => Leaves(item) && !replaced.Contains(PlaceOf(item)) ? ExitCodes.ExpiresNow : Severity(item, now);
        var due = items.Where(item => SeverityOf(item) != ExitCodes.Success).ToList();
        if (due.Count > 0) await InventoryOutput.WriteAsync(talk.Output, due, json, now);
        await talk.Errors.WriteLineAsync(due.Count == 0
            ? $"Nothing of {items.Count} ends within {ExpiryThresholds.Notice} days."
            : $"{due.Count} of {items.Count} want attention: renew certificates with bridge cert request, the rest with bridge secrets add.");
        return due.Count == 0 ? ExitCodes.Success : due.Max(SeverityOf);
    }

    private static (string Kind, string UsedBy) PlaceOf(InventoryItem item) => (item.Kind, item.UsedBy);

    // A retired secret is well as long as another one is in force; so is a certificate that was issued and replaced.
    private static bool Leaves(InventoryItem item) =>
        item.State is "expired" or "disabled" or "future" or "unreadable" && item.Kind is not "issued";

    private static int Severity(InventoryItem item, DateTimeOffset now)
    {
        if (item.State == "missing") return ExitCodes.ExpiresNow;
        if (!item.IsInUse || item.ExpiresAt is not { } end) return ExitCodes.Success;
        return ExpiryThresholds.Of(end - now) switch
        {
            null => ExitCodes.Success,
            ExpiryThresholds.Notice => ExitCodes.ExpiresInTwoMonths,
            ExpiryThresholds.Warning => ExitCodes.ExpiresInAMonth,
            _ => ExitCodes.ExpiresNow,
        };
    }
}
