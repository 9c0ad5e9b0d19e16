using System.Globalization;
using Bridge.Cli.Parked;
using Bridge.Core.Ledger;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Bridge.Cli.Trace;

/// <summary>One event's whole way.</summary>
internal static class TracePanel
{
    internal static IRenderable Of(LedgerEntry entry) =>
        new Panel(new Rows(Ids(entry), Steps(entry)))
            .Header(Markup.Escape(Printable.Text($"{entry.EventType} {entry.StateOf().TextOf()}".Trim())))
            .BorderColor(entry.ColourOf());

    private static Grid Ids(LedgerEntry entry)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        (string Name, string? Value)[] ids =
        [
            ("event", entry.EventId), ("webhook_id", entry.WebhookId), ("order_id", entry.OrderId), ("link_id", entry.LinkId),
            ("task_id", entry.TaskId), ("user_id", entry.UserId),
        ];
        foreach (var (name, value) in ids.Where(id => id.Value is not null))
            grid.AddRow(new Text(name, new Style(Color.Grey)), new Text(Printable.Text(value!)));
        return grid;
    }

    private static Table Steps(LedgerEntry entry)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Step", "Time (UTC)", "After", "Detail");
        table.Columns[2].RightAligned();
        foreach (var step in TraceStep.Of(entry))
            table.AddRow(
                new Text(step.Name, new Style(ColourOf(step))), new Text(Time(step.At)),
                new Text(step.Elapsed is { } elapsed ? TraceStep.Duration(elapsed) : ""), new Text(Printable.Text(step.Detail)));
        return table;
    }

    private static Color ColourOf(TraceStep step) => step.Name switch
    {
        "published" => Color.Green,
        "dead letter" => Color.Red,
        "put off" => Color.Yellow,
        _ => Color.Default,
    };

    private static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture) ?? "not recorded";
}
