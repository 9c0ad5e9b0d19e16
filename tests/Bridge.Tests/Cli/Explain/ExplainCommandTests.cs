using System.CommandLine;
using System.Text.Json;
using Bridge.Cli;
using Bridge.Cli.Explain;
using Bridge.Core.Enrichment.Planning;
using Bridge.Core.Webhooks;

namespace Bridge.Tests.Cli.Explain;

public sealed class ExplainCommandTests
{
    [Fact]
    public void Explain_WithoutACode_IsATableOfAllVerdicts()
    {
        var (exitCode, output, _) = Run();

        Assert.Equal(ExitCodes.Success, exitCode);
        Assert.All(Verdicts.All, verdict => Assert.Single(output.Split('\n'), line =>
            line.Contains($"{verdict.Code} ", StringComparison.Ordinal)
            && line.Contains($" {verdict.Name} ", StringComparison.Ordinal)
            && line.Contains($" {verdict.StatusCode} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Explain_OneCode_SaysCauseAnswerKeepingRemedyLogAndMetric()
    {
        var (exitCode, output, _) = Run("131");

        Assert.Equal(ExitCodes.Success, exitCode);
        Assert.All(
            [
                "BRG131 signature-mismatch", Verdicts.SignatureMismatch.Cause, Verdicts.SignatureMismatch.Remedy,
                "401 Unauthorized", "truv-quarantine", "131 signature-mismatch, level Warning",
                "bridge.webhooks{verdict=\"signature-mismatch\"}",
            ],
            text => Assert.Contains(text, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("BRG150", "503 Service Unavailable with Retry-After: 30")]
    [InlineData("BRG106", "Nothing: it had hung up")]
    [InlineData("BRG142", "202 Accepted, without a body")]
    public void Explain_OtherAnswers_AreSaidAsTheCallerSawThem(string code, string answer) =>
        Assert.Contains(answer, Run(code).Output, StringComparison.Ordinal);

    [Fact]
    public void ExplainEvents_Table_HasEveryTypeAndEveryPath()
    {
        var (exitCode, output, _) = Run("events");

        Assert.Equal(ExitCodes.Success, exitCode);
        Assert.All(EnrichmentPlan.KnownTypes, type => Assert.Contains($" {type} ", output, StringComparison.Ordinal));
        Assert.All(
            EnrichmentPlan.Rows.SelectMany(row => row.Resources),
            resource => Assert.Contains($" {resource.Path} ", output, StringComparison.Ordinal));
        Assert.Contains(" status done, product income ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void ExplainEvents_Json_HasTheRowsOfThePlan()
    {
        using var json = JsonDocument.Parse(Run("events", "--json").Output);

        Assert.Equal(
            EnrichmentPlan.Rows.Select(row => (row.EventType, string.Join(' ', row.Resources.Select(resource => resource.Path)))),
            json.RootElement.EnumerateArray().Select(row => (
                row.GetProperty("event_type").GetString()!,
                string.Join(' ', row.GetProperty("resources").EnumerateArray().Select(resource => resource.GetProperty("path").GetString())))));
        Assert.All(json.RootElement.EnumerateArray(), row => Assert.NotEmpty(row.GetProperty("reason").GetString()!));
    }

    [Fact]
    public void Explain_SeveralCodes_ExplainsEachOnce()
    {
        var (_, output, _) = Run("BRG131", "signature-mismatch", "100");

        Assert.Single(output.Split('\n'), line => line.Contains("BRG131 signature-mismatch", StringComparison.Ordinal));
        Assert.Single(output.Split('\n'), line => line.Contains("BRG100 accepted", StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_UnknownCode_IsWrongUsageAndNamesTheNearest()
    {
        var (exitCode, output, errors) = Run("BRG100", "signature-missmatch");

        Assert.Equal(ExitCodes.WrongUsage, exitCode);
        Assert.Empty(output);
        Assert.Contains("'signature-missmatch'. Did you mean BRG131 signature-mismatch", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_NothingNear_PointsAtTheWholeTableAndCannotSteerTheTerminal()
    {
        var (exitCode, _, errors) = Run("\u001b[2J weather in Miami");

        Assert.Equal(ExitCodes.WrongUsage, exitCode);
        Assert.Contains("'bridge explain' lists all", errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', errors);
    }

    [Fact]
    public void Explain_JsonAndMarkdownAtOnce_IsRefused() => Assert.NotEqual(0, Run("--json", "--markdown").ExitCode);

    [Fact]
    public void Json_AllVerdicts_HaveTheSamePropertiesInOneOrder()
    {
        var verdicts = JsonDocument.Parse(Run("--json").Output).RootElement.EnumerateArray().ToArray();

        Assert.Equal(
            Verdicts.All.Select(verdict => verdict.Code), verdicts.Select(one => one.GetProperty("code").GetString()));
        Assert.All(verdicts, one => Assert.Equal(
            [
                "code", "name", "status", "retryAfterSeconds", "level", "kept", "cause", "remedy", "logEventId",
                "logEventName", "metric",
            ],
            one.EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public void Json_OneVerdict_HasItsFacts()
    {
        var one = Assert.Single(JsonDocument.Parse(Run("queue-unavailable", "--json").Output).RootElement.EnumerateArray());

        Assert.Equal((503, 30, "Error", "nowhere", 150), (
            one.GetProperty("status").GetInt32(), one.GetProperty("retryAfterSeconds").GetInt32(),
            one.GetProperty("level").GetString(), one.GetProperty("kept").GetString(),
            one.GetProperty("logEventId").GetInt32()));
    }

    [Theory]
    [InlineData("accepted", "received")]
    [InlineData("body-too-deep", "quarantine")]
    [InlineData("signature-mismatch", "quarantineWithinBudget")]
    [InlineData("certificate-untrusted", "nowhere")]
    public void Json_Kept_SaysWhereTheWebhookIs(string name, string kept) => Assert.Equal(
        kept, JsonDocument.Parse(Run(name, "--json").Output).RootElement[0].GetProperty("kept").GetString());

    private static (int ExitCode, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = ExplainCommand.Create().Parse(arguments)
            .Invoke(new InvocationConfiguration { Output = output, Error = errors });
        return (exitCode, output.ToString(), errors.ToString());
    }
}
