using System.Text.RegularExpressions;
using Bridge.Cli.Infra.Checking;
using Bridge.Tests.Architecture;

namespace Bridge.Tests.Infra;

/// <summary>The addresses in the document, in the rules and in the app are the same.</summary>
public sealed partial class DocumentedAddressesTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "deploy.md"));

    [Fact]
    public void WebhookSources_OfTheDocument_AreThoseOfTheRules()
    {
        Assert.Equal(DocumentedAddresses.WebhookSources.Order(), Row("Webhooks come from").Order());
    }

    [Theory]
    [InlineData("Sandbox")]
    [InlineData("Production")]
    public void ApiAddresses_OfTheDocument_AreThoseOfTheRules(string environment)
    {
        Assert.Equal(DocumentedAddresses.Api[environment].Order(), Row($"API, {environment.ToLowerInvariant()}").Order());
    }

    private static IEnumerable<string> Row(string name) =>
        Address().Matches(Lines.Single(line => line.StartsWith($"| {name} |", StringComparison.Ordinal)))
            .Select(match => $"{match.Value}/32");

    [GeneratedRegex(@"\b\d+\.\d+\.\d+\.\d+\b")]
    private static partial Regex Address();
}
