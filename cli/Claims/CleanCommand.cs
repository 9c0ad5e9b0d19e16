using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Core.Claims;
using Bridge.Core.Parked;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Claims;

/// <summary><c>bridge claims clean</c>: deletes claim checks by age.</summary>
internal static class CleanCommand
{
    private static readonly Option<TimeSpan?> OlderThan = AgeOption.Create(required: true);

    internal static Command Create()
    {
        var command = new Command(
            "clean",
            """
            Delete claim checks that no event younger than the given age can refer to. A dry run unless --yes is given. An event
            that still lies in a queue loses its data: choose an age beyond the queues' time to live.

            Examples:
              bridge claims clean --older-than 30d
              bridge claims clean --older-than 30d --yes
            """) { OlderThan, OperatorRun.Yes, Listing.Json };
        InstallationOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, _ => { }, open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var streams = parsed.InvocationConfiguration;
        var run = new CleanRun(
            installation.Services.GetRequiredService<ClaimCleanup>(), new ClaimReport(streams.Output, parsed.GetValue(Listing.Json)),
            streams.Error, installation.Name);
        var before = installation.Services.GetRequiredService<TimeProvider>().GetUtcNow() - parsed.GetValue(OlderThan)!.Value;
        var mode = parsed.GetValue(OperatorRun.Yes) ? OperatorMode.Act : OperatorMode.DryRun;
        return run.RunAsync(before, mode, cancellationToken);
    }
}
