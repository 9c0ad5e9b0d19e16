using Bridge.Cli.Infra.Rules;
using Bridge.Tests.Architecture;

namespace Bridge.Tests.Infra.Documents;

/// <summary>What docs/security.md says of the rules is what the code says.</summary>
public sealed class SecurityDocumentTests
{
    [Fact]
    public void Rules_OfTheDocument_AreThoseOfTheCode()
    {
        var expected = RuleBook.All.Select(rule => $"| `{rule.Name}` | {rule.Severity} | {rule.Statement} |");

        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "security.md"))
            .SkipWhile(line => !line.StartsWith("## Every rule", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(expected, lines);
    }
}
