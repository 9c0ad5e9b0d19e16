using System.CommandLine;
using System.CommandLine.Parsing;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Core.Parked;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bridge.Cli.Reconcile;

/// <summary><c>bridge reconcile</c>: what Truv tried to deliver against what the bridge has.</summary>
internal static class ReconcileCommand
{
    private static readonly Option<TimeSpan> Since = new("--since")
    {
        Description = "How far back: 90m, 12h, 30d. Truv keeps 30 days; what is longer counts as 30d.",
        HelpName = "time",
        Required = true,
        CustomParser = Read,
    };

    internal static Command Create()
    {
        var command = new Command(
            "reconcile",
            """
            Compare Truv's delivery history with the ledger, list what never arrived, and queue it with --yes. A dry run without.
            The app does the same by itself (setting ReconciliationSchedule); this looks further back, and at once.

            Exit codes: 0 nothing is missing, or all of it is queued; 1 the history could not be read; 6 something is still missing.

            Examples:
              bridge reconcile --since 12h
              bridge reconcile --since 30d --yes
              bridge reconcile --since 30d --json | jq -r .eventType | sort | uniq -c
            """) { Since, OperatorRun.Yes, Listing.Json };
        InstallationOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, Compose, open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static void Compose(IHostApplicationBuilder builder) => builder.Services.AddTransient<ReconcileWork>();

    private static async Task<int> RunAsync(
        ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var streams = parsed.InvocationConfiguration;
        await installation.Services.ReadVaultAsync(cancellationToken);
        var run = new ReconcileRun(
            installation.Services.GetRequiredService<ReconcileWork>(),
            new GapReport(streams.Output, parsed.GetValue(Listing.Json)), streams.Error, installation.Name);
        var mode = parsed.GetValue(OperatorRun.Yes) ? OperatorMode.Act : OperatorMode.DryRun;
        return await run.RunAsync(parsed.GetValue(Since), mode, cancellationToken);
    }

    private static TimeSpan Read(ArgumentResult argument)
    {
        if (DurationText.Parse(argument.Tokens[0].Value) is { } duration) return duration;
        argument.AddError($"'{argument.Tokens[0].Value}' is no time: write 90m, 12h or 30d.");
        return default;
    }
}
