using Bridge.Core.Parked;
using Spectre.Console;

namespace Bridge.Cli.Parked;

/// <summary>Tells what becomes of each message, and sums up.</summary>
/// <param name="console">For people.</param>
/// <param name="json">Whether standard output is for a machine: one object for each message.</param>
internal sealed class OperatorReport(IAnsiConsole console, bool json)
{
    private readonly HashSet<long> _seen = [];
    private int _leaving;
    private int _staying;

    internal void Add(OperatorResult result, bool isNumbered)
    {
        if (isNumbered) _seen.Add(result.Message.SequenceNumber);
        if (result.Leaves) _leaving++;
        else _staying++;
        if (json) Console.Out.WriteLine(ParkedJson.Of(result));
        else Say(Printable.Text(
            $"{result.Message.SequenceNumber,-20} {OutcomeText.Of(result.Outcome),-9} {result.Message.Cause,-6} {result.Explanation}"));
    }

    /// <summary>Sums up.</summary>
    /// <param name="numbers">The numbers that were asked for; empty when all were.</param>
    /// <param name="mode">Whether anything was changed.</param>
    /// <param name="verb">What was done, as a past participle.</param>
    /// <returns>The exit code.</returns>
    internal int Finish(IReadOnlyCollection<long> numbers, OperatorMode mode, string verb)
    {
        foreach (var number in numbers.Distinct().Where(number => !_seen.Contains(number)))
            Say($"{number,-20} not there: gone already, or the filters exclude it");
        SumUp(mode, verb);
        if (mode == OperatorMode.DryRun && _leaving > 0) Say("Nothing was changed: repeat with --yes to act.");
        return (_leaving, _staying) switch
        {
            (0, 0) => ExitCodes.NothingMatched,
            (_, > 0) => ExitCodes.SomeStayed,
            _ => ExitCodes.Success,
        };
    }

    /// <summary>Sums up a run that the operator has stopped.</summary>
    /// <returns>The exit code.</returns>
    internal int Stop(OperatorMode mode, string verb)
    {
        SumUp(mode, verb);
        Say("Stopped before the end: the same command again goes on with what is left.");
        return ExitCodes.SomeStayed;
    }

    private void SumUp(OperatorMode mode, string verb)
    {
        var would = mode == OperatorMode.DryRun ? "would be " : "";
        Say($"{_leaving} {would}{verb}, {_staying} {(mode == OperatorMode.DryRun ? "would stay" : "stayed")}.");
    }

    // A log has no width, so nothing is broken there; on a terminal the line has to go above the progress bar.
    private void Say(string line)
    {
        if (console.Profile.Capabilities.Interactive) console.WriteLine(line);
        else console.Profile.Out.Writer.WriteLine(line);
    }
}
