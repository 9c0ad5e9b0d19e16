using Bridge.Core.Enrichment.Planning;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Bridge.Cli.Explain;

/// <summary>The plan of enriching on one screen.</summary>
internal static class PlanTable
{
    internal static IRenderable Of(IEnumerable<PlanRow> rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Event", "When", "Asks for", "Why");
        foreach (var row in rows)
        {
            table.AddRow(
                new Text(row.EventType), new Text(When(row)), new Text(Paths(row), new Style(Color.Teal)),
                new Text(row.Reason, new Style(Color.Grey)));
        }

        return table;
    }

    private static string When(PlanRow row) => string.Join(
        ", ", new[] { Condition("status", row.Statuses), Condition("product", row.Products), Condition("data_source", row.DataSources) }
            .Where(condition => condition.Length > 0));

    private static string Condition(string name, IReadOnlyList<string>? values) =>
        values is null ? "" : $"{name} {string.Join(" or ", values)}";

    private static string Paths(PlanRow row) =>
        row.Resources.Count == 0 ? "-" : string.Join('\n', row.Resources.Select(resource => resource.Path));
}
