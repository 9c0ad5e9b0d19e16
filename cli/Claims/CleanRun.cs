using Bridge.Core.Claims;
using Bridge.Core.Parked;

namespace Bridge.Cli.Claims;

/// <summary>Cleans up and says what became of it.</summary>
internal sealed class CleanRun(ClaimCleanup cleanup, ClaimReport report, TextWriter errors, string installation)
{
    internal async Task<int> RunAsync(DateTimeOffset before, OperatorMode mode, CancellationToken cancellationToken)
    {
        await report.WriteAsync(cleanup.RunAsync(before, mode, cancellationToken));
        var verb = mode == OperatorMode.DryRun ? "would be deleted" : "deleted";
        await errors.WriteLineAsync($"{report.Sum} {verb}, at {installation}.");
        if (report.Count == 0) return ExitCodes.NothingMatched;
        if (mode == OperatorMode.DryRun) await errors.WriteLineAsync("Nothing was changed: repeat with --yes to act.");
        return ExitCodes.Success;
    }
}
