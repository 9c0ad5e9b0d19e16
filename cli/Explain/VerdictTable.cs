using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Bridge.Cli.Explain;

/// <summary>All verdicts on one screen.</summary>
internal static class VerdictTable
{
    internal static IRenderable Of(IEnumerable<VerdictFacts> verdicts)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Code", "Name", "Status", "Level", "Kept");
        foreach (var verdict in verdicts) table.AddRow([.. Cells(verdict)]);
        return table;
    }

    private static IEnumerable<Text> Cells(VerdictFacts verdict)
    {
        var style = new Style(VerdictStyle.ColourOf(verdict));
        string[] cells =
        [
            verdict.Code, verdict.Name, verdict.Status.ToString(CultureInfo.InvariantCulture), verdict.Level,
            Kept(verdict.Kept),
        ];
        return cells.Select(cell => new Text(cell, style));
    }

    private static string Kept(Keeping keeping) => keeping switch
    {
        Keeping.Received => "received",
        Keeping.Quarantine => "quarantine",
        Keeping.QuarantineWithinBudget => "quarantine, bounded",
        _ => "-",
    };
}
