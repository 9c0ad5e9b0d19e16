using System.CommandLine;
using System.Text.Json;
using Bridge.Cli;
using Bridge.Cli.Infra;
using Bridge.Cli.Infra.Checking;
using Bridge.Cli.Infra.Rules;

namespace Bridge.Tests.Infra;

/// <summary>What the command shows, and its exit code.</summary>
[Collection(nameof(BicepCollection))]
public sealed class CheckCommandTests
{
    [Fact]
    public async Task Check_OfWhatIsCommitted_IsGreenAndReadable()
    {
        using var output = new StringWriter();
        var parsed = InfraCommand.Create().Parse(["check", "--json"]);

        var exitCode = await parsed.InvokeAsync(
            new InvocationConfiguration { Output = output }, TestContext.Current.CancellationToken);

        using var document = JsonDocument.Parse(output.ToString());
        Assert.Equal(ExitCodes.Success, exitCode);
        Assert.True(document.RootElement.GetProperty("passed").GetBoolean());
        Assert.Equal(RuleBook.All.Count, document.RootElement.GetProperty("rules").GetArrayLength());
    }

    [Fact]
    public void Check_WithABrokenRule_ShowsWhatToDo()
    {
        var rule = RuleBook.All[0];
        var check = new InfraCheck([], [new RuleResult(rule, ["sandbox: func"])]);

        Assert.False(check.Passed);
        Assert.Equal("0 rules kept, 1 broken.", CheckTable.Verdict(check));
        Assert.Contains(rule.Remedy, JsonDocument.Parse(CheckJson.Of(check)).RootElement.GetProperty("rules")[0]
            .GetProperty("remedy").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ThatDoesNotCompile_LooksAtNoRule()
    {
        var check = new InfraCheck(["main.bicep(1): Error BCP001"], []);

        Assert.False(check.Passed);
        Assert.Contains("no rule was looked at", CheckTable.Verdict(check), StringComparison.Ordinal);
    }
}
