using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Bridge.Cli.Explain;

/// <summary>All about one verdict.</summary>
internal static class VerdictPanel
{
    internal static IRenderable Of(VerdictFacts verdict)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (name, value) in Rows(verdict)) grid.AddRow(new Text(name, new Style(Color.Grey)), new Text(value));
        return new Panel(grid)
            .Header(Markup.Escape($"{verdict.Code} {verdict.Name}")).BorderColor(VerdictStyle.ColourOf(verdict));
    }

    private static IEnumerable<(string Name, string Value)> Rows(VerdictFacts verdict)
    {
        yield return ("What happened", verdict.Cause);
        yield return ("What Truv saw", verdict.Answer);
        yield return ("What was kept", verdict.KeptText);
        yield return ("What to do", verdict.Remedy);
        yield return ("Log event", string.Create(
            CultureInfo.InvariantCulture, $"{verdict.LogEventId} {verdict.LogEventName}, level {verdict.Level}"));
        yield return ("Metric", verdict.Metric);
    }
}
