using Bridge.Cli;
using Bridge.Cli.Parked;
using Bridge.Core.Parked;
using Bridge.Tests.Builders;
using Spectre.Console;

namespace Bridge.Tests.Cli.Parked;

public sealed class OperatorReportTests : IDisposable
{
    private readonly StringWriter _output = new();

    public static TheoryData<OperatorOutcome[], int> Outcomes => new()
    {
        { [], ExitCodes.NothingMatched },
        { [OperatorOutcome.Gone, OperatorOutcome.Gone], ExitCodes.Success },
        { [OperatorOutcome.WouldGo], ExitCodes.Success },
        { [OperatorOutcome.Gone, OperatorOutcome.Refused], ExitCodes.SomeStayed },
        { [OperatorOutcome.NotTaken], ExitCodes.SomeStayed },
        { [OperatorOutcome.LockLost], ExitCodes.SomeStayed },
        { [OperatorOutcome.NotSent], ExitCodes.SomeStayed },
    };

    public void Dispose() => _output.Dispose();

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Finish_AfterTheseOutcomes_HasItsOwnExitCode(OperatorOutcome[] outcomes, int expected) =>
        Assert.Equal(expected, Report([], OperatorMode.Act, outcomes));

    [Fact]
    public void Finish_NumberThatWasNotSeen_IsNamed()
    {
        Report([1, 99], OperatorMode.Act, OperatorOutcome.Gone);

        Assert.Contains("99 ", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("not there", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Finish_DryRun_SaysThatNothingWasChanged()
    {
        Report([], OperatorMode.DryRun, OperatorOutcome.WouldGo);

        Assert.Contains("1 would be released, 0 would stay.", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Nothing was changed: repeat with --yes", _output.ToString(), StringComparison.Ordinal);
    }

    private int Report(long[] numbers, OperatorMode mode, params OperatorOutcome[] outcomes)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(_output), Interactive = InteractionSupport.No,
        });
        var report = new OperatorReport(console, json: false);
        for (var at = 0; at < outcomes.Length; at++)
            report.Add(new OperatorResult(QuarantinedBuilder.Mismatch(at + 1), outcomes[at], "because"), numbers.Length > 0);
        return report.Finish(numbers, mode, "released");
    }
}
