using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Core.DeadLetters;
using Bridge.Core.Parked;
using Bridge.Functions.Azure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Cli.DeadLetters;

/// <summary><c>bridge dlq drop</c>: removes dead letters for good.</summary>
internal static class DropCommand
{
    internal static Command Create()
    {
        var command = new Command(
            "drop",
            """
            Remove dead letters for good. A dry run unless --yes is given.

            Examples:
              bridge dlq drop 17 --queue events --reason "consumer cannot use it, ticket 4711"
              bridge dlq drop --all --queue quarantine --dead-letter-reason TTLExpiredException --reason "past retention" --yes
            """) { DeadLetterOptions.Queue };
        OperatorRun.AddOptionsTo(DropReason.AddTo(command), DeadLetterOptions.Filters);
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, builder => builder.AddDeadLetters(), open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(
        ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var queue = DeadLetterOptions.Open(parsed, installation);
        var now = installation.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var selection = DeadLetterOptions.Read(parsed, now);
        var drop = new ParkedDrop<DeadLetter>(
            queue, installation.Services.GetRequiredService<ILogger<ParkedDrop<DeadLetter>>>());
        return new OperatorRun<DeadLetter>(parsed, queue, selection, "dropped").RunAsync(
            mode => drop.RunAsync(selection, DropReason.Read(parsed), mode, cancellationToken), cancellationToken);
    }
}
