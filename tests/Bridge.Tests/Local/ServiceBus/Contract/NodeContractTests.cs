using System.Reflection;
using System.Text.RegularExpressions;

namespace Bridge.Tests.Local.ServiceBus.Contract;

/// <summary>The same contract, kept by the official client for Node against the broker.</summary>
public sealed partial class NodeContractTests(ContractFixture fixture) : IClassFixture<ContractFixture>
{
    private static readonly Type[] Suite =
    [
        typeof(SendingContractTests), typeof(SettlingContractTests), typeof(SessionContractTests), typeof(BrokenConnectionContractTests),
    ];

    [Fact]
    public async Task NodeClient_EveryPromiseOfTheSuite_IsKept()
    {
        var (exitCode, output, errors) = await NodeWitness.KeepContractAsync(fixture.Broker.ConnectionString);

        TestContext.Current.TestOutputHelper?.WriteLine(output);
        Assert.True(exitCode == 0, $"suite.mjs ended with {exitCode}:\n{output}{errors}");
        Assert.Equal(
            Suite.SelectMany(Promises).Order(),
            Kept().Matches(output).Select(match => match.Groups["name"].Value).Order());
    }

    private static IEnumerable<string> Promises(Type tests) => tests
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
        .Select(method => method.Name);

    [GeneratedRegex(@"^ok \d+ - (?<name>\w+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Kept();
}
