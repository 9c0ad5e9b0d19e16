using System.Globalization;
using System.Text.Json;
using Bridge.Cli.Terminal;
using Spectre.Console;

namespace Bridge.Cli.Cert.Inventory;

/// <summary>The inventory for people or for a machine.</summary>
internal static class InventoryOutput
{
    internal static async Task WriteAsync(TextWriter output, IEnumerable<InventoryItem> items, bool json, DateTimeOffset now)
    {
        if (!json)
        {
            Consoles.For(output).Write(Table(items, now));
            return;
        }

        foreach (var item in items) await output.WriteLineAsync(Json(item, now));
    }

    internal static string Json(InventoryItem item, DateTimeOffset now) => JsonSerializer.Serialize(new
    {
        kind = item.Kind, name = item.Name, state = item.State, usedBy = item.UsedBy, subject = item.Subject,
        sha256 = item.Fingerprint, createdAt = item.CreatedAt, notBefore = item.NotBefore, expiresAt = item.ExpiresAt,
        ageDays = Age(item, now), daysLeft = item.DaysLeft(now), lastUsedAt = item.LastUsedAt,
    });

    private static Table Table(IEnumerable<InventoryItem> items, DateTimeOffset now)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var column in new[] { "Kind", "Name", "State", "Days left", "Age", "Used by", "Subject", "SHA-256" })
            table.AddColumn(column);
        foreach (var item in items)
            table.AddRow([.. Cells(item, now).Select(Markup.Escape)]);
        return table;
    }

    private static IEnumerable<string> Cells(InventoryItem item, DateTimeOffset now) =>
    [
        item.Kind, item.Name, item.State, Text(item.DaysLeft(now)), Text(Age(item, now)), item.UsedBy, item.Subject ?? "",
        item.Fingerprint is { } fingerprint ? fingerprint[..16] + "…" : "",
    ];

    private static int? Age(InventoryItem item, DateTimeOffset now) =>
        item.CreatedAt is { } made ? (int)Math.Floor((now - made).TotalDays) : null;

    private static string Text(int? days) => days?.ToString(CultureInfo.InvariantCulture) ?? "";
}
