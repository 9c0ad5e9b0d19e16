using Bridge.Cli.Explain;
using Bridge.Core.Webhooks;

namespace Bridge.Tests.Architecture;

/// <summary><c>docs/verdicts.md</c> is what the command writes.</summary>
public sealed class VerdictsDocumentTests
{
    private static readonly string Written =
        VerdictsDocument.Of([.. Verdicts.All.Select(verdict => new VerdictFacts(verdict))]);

    [Fact]
    public void Verdicts_OfTheDocument_AreThoseOfTheCode()
    {
        var committed = File.ReadAllText(Path.Combine(Repository.Root, "docs", "verdicts.md")).ReplaceLineEndings("\n");

        Assert.True(
            committed == Written,
            "docs/verdicts.md is not what the code says. Run: ./bridge explain --markdown > docs/verdicts.md");
    }

    [Fact]
    public void Document_EveryVerdict_HasARowThatLeadsToItsOwnSection()
    {
        var lines = Written.Split('\n');

        Assert.All(Verdicts.All, verdict =>
        {
            var anchor = $"{verdict.Code}-{verdict.Name}".ToLowerInvariant();
            Assert.Single(lines, line => line.StartsWith($"| [{verdict.Code}](#{anchor}) |", StringComparison.Ordinal));
            var section = Array.IndexOf(lines, $"## {verdict.Code} {verdict.Name}");
            Assert.StartsWith("**Cause.** ", lines[section + 2], StringComparison.Ordinal);
            Assert.StartsWith("**Remedy.** ", lines[section + 4], StringComparison.Ordinal);
        });
    }
}
