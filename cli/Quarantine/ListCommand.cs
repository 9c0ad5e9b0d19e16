using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Core.Quarantine;
using Bridge.Functions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Quarantine;

/// <summary><c>bridge quarantine list</c>: what is there, without locking or showing any of it.</summary>
internal static class ListCommand
{
    internal static readonly Option<bool> Json = new("--json") { Description = "One JSON object on each line." };

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
            """) { Json };
        SelectionOptions.AddFiltersTo(command);
        InstallationOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, builder => builder.AddQuarantine(), open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var now = installation.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var selection = SelectionOptions.Read(parsed, now);
        var json = parsed.GetValue(Json);
        var count = 0;
        await foreach (var page in installation.Services.GetRequiredService<QuarantineReader>()
            .PagesAsync(selection, cancellationToken))
        {
            if (count == 0 && !json) Console.WriteLine(WebhookLine.Header);
            foreach (var webhook in page)
                Console.WriteLine(json ? WebhookLine.JsonOf(webhook, now) : WebhookLine.Of(webhook, now));
            count += page.Count;
        }

        await Console.Error.WriteLineAsync($"{count} in quarantine that match, at {installation.Name}.");
        return count > 0 ? ExitCodes.Success : ExitCodes.NothingMatched;
    }
}
