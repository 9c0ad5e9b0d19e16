using System.Globalization;
using Bridge.Cli.Parked;
using Bridge.Core.Ledger;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Bridge.Cli.Trace;

/// <summary>Several events, one on each line.</summary>
internal static class TraceTable
{
    internal static IRenderable Of(IEnumerable<LedgerEntry> entries)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("Event type", "Event", "Received (UTC)", "Put off", "State", "Enrichment", "Blob", "Took");
        table.Columns[3].RightAligned();
        table.Columns[7].RightAligned();
        foreach (var entry in entries) table.AddRow([.. Cells(entry)]);
        return table;
    }

    private static IEnumerable<Text> Cells(LedgerEntry entry)
    {
        var style = new Style(entry.ColourOf());
        string[] cells =
        [
            entry.EventType, entry.EventId,
            entry.ReceivedAt == default ? "-" : entry.ReceivedAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture),
            entry.Attempts.ToString(CultureInfo.InvariantCulture), State(entry), entry.Enrichment ?? "-",
            entry.DataRef is null ? "-" : "yes", Took(entry),
        ];
        return cells.Select(cell => new Text(Printable.Text(cell), style));
    }

    private static string State(LedgerEntry entry) => entry.StateOf() switch
    {
        TraceState.PutOff => $"put off: {entry.LastTrouble}",
        TraceState.DeadLettered => $"dead letter: {entry.DeadLetterReason}",
        var state => state.TextOf(),
    };

    private static string Took(LedgerEntry entry) => entry.PublishedAt is { } published && entry.ReceivedAt != default
        ? TraceStep.Duration(published - entry.ReceivedAt)
        : "-";
}
