using System.Text.RegularExpressions;
using Bridge.Cli.Infra.Checking;
using Bridge.Core.Webhooks;
using Bridge.Tests.Architecture;

namespace Bridge.Tests.Infra;

/// <summary>Alerts, workbook and runbook speak of what the code measures, and of the same things.</summary>
[Collection(nameof(BicepCollection))]
public sealed partial class AlertTests(BicepFixture bicep)
{
    private static readonly string Runbook = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));

    [Fact]
    public void Metrics_OfAlertsAndWorkbook_AreDeclaredByTheCode()
    {
        var declared = Names(["core", "functions"], "*.cs").ToHashSet();
        var used = Names(["infra"], "*.bicep").Concat(Names(["infra"], "*.json")).ToHashSet();

        Assert.NotEmpty(used);
        Assert.Empty(used.Except(declared));
    }

    [Fact]
    public void Metrics_OfTheRunbook_AreDeclaredByTheCode()
    {
        Assert.Empty(Metric().Matches(Runbook).Select(match => match.Groups[1].Value).Except(Names(["core", "functions"], "*.cs")));
    }

    [Fact]
    public void Verdicts_InQueries_AreVerdictsOfTheCode()
    {
        var queries = bicep.Models.Values.SelectMany(Alerts.Of)
            .SelectMany(alert => alert.List("properties.criteria.allOf")).Select(one => one.Text("query"))
            .Where(query => query?.Contains("Verdict", StringComparison.Ordinal) == true);

        Assert.All(queries, query => Assert.All(
            Literal().Matches(query!).Select(match => match.Groups[1].Value).Where(text => !text.StartsWith("bridge.", StringComparison.Ordinal)),
            name => Assert.Contains(Verdicts.All, verdict => verdict.Name == name)));
    }

    [Fact]
    public void Runbook_HasASection_ForEachAlertAndNoOther()
    {
        var alerts = bicep.Models.Values.SelectMany(Alerts.Of).Select(Alerts.Section).Distinct().Order();
        var sections = Heading().Matches(Runbook).Select(match => match.Groups[1].Value).Order();

        Assert.Equal(alerts, sections);
    }

    [Fact]
    public void Runbook_EverySection_SaysWhatItMeansWhatToLookAtAndWhatToDo()
    {
        var sections = Runbook.Split("\n## ").Skip(1).Where(section => Heading().IsMatch("\n## " + section));

        Assert.All(sections, section => Assert.All(
            ["**It means**", "**Look at**", "**Do**"], part => Assert.Contains(part, section, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Names(string[] folders, string pattern) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .SelectMany(file => Metric().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value));

    // Quoted as C#, Kusto in Bicep or JSON, and Markdown quote; file names such as bridge.zip are no metrics.
    [GeneratedRegex(@"[""'`](bridge\.(?!zip|cdx)[a-z_]+(?:\.[a-z_]+)*)[\\""'`]")]
    private static partial Regex Metric();

    [GeneratedRegex("'([a-z.-]+)'")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^## ([a-z0-9-]+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
