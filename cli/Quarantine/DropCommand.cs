using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Core.Parked;
using Bridge.Core.Quarantine;
using Bridge.Functions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Quarantine;

/// <summary><c>bridge quarantine drop</c>: removes webhooks for good.</summary>
internal static class DropCommand
{
    internal static Command Create()
    {
        var command = new Command(
            "drop",
            """
            Remove quarantined webhooks for good. A dry run unless --yes is given.

            Examples:
              bridge quarantine drop 17 --reason "reported to Truv, ticket 4711"
              bridge quarantine drop --all --verdict BRG131 --older-than 30d --reason "past retention" --yes
            """);
        OperatorRun.AddOptionsTo(DropReason.AddTo(command), QuarantineOptions.Filters);
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, builder => builder.AddQuarantine(), open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(
        ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var drop = installation.Services.GetRequiredService<ParkedDrop<QuarantinedWebhook>>();
        var queue = installation.Services.GetRequiredService<IQuarantineQueue>();
        var selection = QuarantineOptions.Read(parsed, installation);
        return new OperatorRun<QuarantinedWebhook>(parsed, queue, selection, "dropped").RunAsync(
            mode => drop.RunAsync(selection, DropReason.Read(parsed), mode, cancellationToken), cancellationToken);
    }
}
