using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Core.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Trace;

/// <summary><c>bridge trace</c>: an event's whole way through the bridge, from the ledger and the queue before it.</summary>
internal static class TraceCommand
{
    private const string Description =
        """
        Show the way of an event: when Truv made it, when it was received, put off and why, published and how enriched, or
        dead-lettered. Ids and outcomes only, nothing of what an event says. Nothing is changed.

        Examples:
          bridge trace 7c1a4fd0e6a84bd1a1c0f0f1a5d6b2c3          (a webhook_id, link_id, order_id, task_id or user_id)
          bridge trace bTh2Yk0vJrXq1m6n0sWcP4aZ8dEfGhIjKlMnOpQrStU (an event)
          bridge trace ORDER --json --settings settings.json

        Exit codes: 0 found, 4 the installation cannot be used, 5 nothing matched.
        """;

    private static readonly Argument<string> Id = new("id")
    {
        Description = "Event id, webhook_id, link_id, order_id, task_id or user_id, whole.",
    };

    internal static Command Create()
    {
        var command = new Command("trace", Description) { Id, Listing.Json };
        InstallationOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, _ => { }, open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var streams = parsed.InvocationConfiguration;
        var run = new TraceRun(
            installation.Services.GetRequiredService<ILedger>(), installation.Services.GetRequiredService<IWaitingEvents>(),
            streams.Output, streams.Error, installation.Name);
        return run.RunAsync(parsed.GetValue(Id)!, parsed.GetValue(Listing.Json), cancellationToken);
    }
}
