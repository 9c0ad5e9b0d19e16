using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Core.Claims;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Claims;

/// <summary><c>bridge claims list</c>: what is stored, never its content.</summary>
internal static class ListCommand
{
    private static readonly Option<TimeSpan?> OlderThan = AgeOption.Create(required: false);

    internal static Command Create()
    {
        var command = new Command(
            "list",
            """
            List claim checks, oldest first, never their content.

            Examples:
              bridge claims list
              bridge claims list --older-than 30d --json
            """) { OlderThan, Listing.Json };
        InstallationOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, _ => { }, open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var streams = parsed.InvocationConfiguration;
        var before = installation.Services.GetRequiredService<TimeProvider>().GetUtcNow() - parsed.GetValue(OlderThan);
        var report = new ClaimReport(streams.Output, parsed.GetValue(Listing.Json));
        await report.WriteAsync(
            installation.Services.GetRequiredService<ClaimCleanup>().FindAsync(before, cancellationToken));
        await streams.Error.WriteLineAsync($"{report.Sum}, at {installation.Name}.");
        return report.Count > 0 ? ExitCodes.Success : ExitCodes.NothingMatched;
    }
}
