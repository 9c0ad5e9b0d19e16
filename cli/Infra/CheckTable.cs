using Bridge.Cli.Infra.Checking;
using Spectre.Console;

namespace Bridge.Cli.Infra;

/// <summary>The rules as a table: what each says, how it fares, and what to do.</summary>
internal static class CheckTable
{
    internal static Table Of(InfraCheck check)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var heading in new[] { "Rule", "Severity", "Result", "What it says, or what to do" }) table.AddColumn(heading);
        foreach (var result in check.Results)
        {
            var isKept = result.Verdict == RuleVerdict.Kept;
            table.AddRow(
                Markup.Escape(result.Rule.Name), result.Rule.Severity.ToString(),
                isKept ? "[green]kept[/]" : "[red]broken[/]",
                Markup.Escape(isKept ? result.Rule.Statement : Trouble(result)));
        }

        return table;
    }

    internal static string Verdict(InfraCheck check)
    {
        if (check.Diagnostics.Count > 0) return $"The compiler objects {check.Diagnostics.Count} times; no rule was looked at.";
        var broken = check.Results.Count(result => result.Verdict == RuleVerdict.Broken);
        return $"{check.Results.Count - broken} rules kept, {broken} broken.";
    }

    private static string Trouble(RuleResult result) =>
        $"{string.Join('\n', result.Violations)}\n{result.Rule.Remedy}";
}
