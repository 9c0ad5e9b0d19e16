using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Core.Parked;
using Bridge.Core.Quarantine;
using Bridge.Functions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Quarantine;

/// <summary><c>bridge quarantine list</c>: what is there, without locking or showing any of it.</summary>
internal static class ListCommand
{
    internal static Command Create()
    {
        var command = new Command(
            "list",
            """
            List what is in quarantine, never a body. Nothing is locked or changed.

            Examples:
              bridge quarantine list
              bridge quarantine list --verdict BRG131 --older-than 2h --max 50
              bridge quarantine list --json --settings settings.json
            """) { Listing.Json };
        SelectionOptions.AddFiltersTo(command, QuarantineOptions.Filters);
        InstallationOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, builder => builder.AddQuarantine(), open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var now = installation.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var pages = installation.Services.GetRequiredService<ParkedReader<QuarantinedWebhook>>()
            .PagesAsync(QuarantineOptions.Read(parsed, installation), cancellationToken);
        var count = parsed.GetValue(Listing.Json)
            ? await Listing.WriteAsync(pages, null, webhook => WebhookLine.JsonOf(webhook, now))
            : await Listing.WriteAsync(pages, WebhookLine.Header, webhook => WebhookLine.Of(webhook, now));
        await Console.Error.WriteLineAsync($"{count} in quarantine that match, at {installation.Name}.");
        return count > 0 ? ExitCodes.Success : ExitCodes.NothingMatched;
    }
}
