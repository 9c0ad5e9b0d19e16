using Spectre.Console;

namespace Bridge.Cli.Terminal;

/// <summary>One table for two readers: the terminal, and a report in Markdown.</summary>
/// <param name="Columns">The headings; the first column is text, all others are figures.</param>
/// <param name="Rows">As many cells in each as there are headings; the last row is the total.</param>
internal sealed record ReportTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    internal Table ToTerminal()
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var column in Columns) table.AddColumn(Markup.Escape(column));
        foreach (var column in table.Columns.Skip(1)) column.RightAligned();
        foreach (var row in Rows) table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }

    internal string ToMarkdown() => string.Join('\n',
        [Line(Columns), Line(Columns.Select((_, index) => index == 0 ? "---" : "---:")), .. Rows.Select(Line)]);

    private static string Line(IEnumerable<string> cells) =>
        $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |";
}
