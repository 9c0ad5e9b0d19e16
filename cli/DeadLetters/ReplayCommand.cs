using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Core.DeadLetters;
using Bridge.Functions.Azure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Cli.DeadLetters;

/// <summary><c>bridge dlq replay</c>: sends dead letters back to their queue.</summary>
internal static class ReplayCommand
{
    internal static Command Create()
    {
        var command = new Command(
            "replay",
            """
            Send dead letters back to their queue, each as a copy with a MessageId of its own, and remove the originals. A dry run
            unless --yes is given; running it again is safe and finds what is left. Remove the cause first, or they come back.

            Examples:
              bridge dlq replay 17 18 --queue received
              bridge dlq replay --all --queue events --event-type order-created --newer-than 2h --yes
            """) { DeadLetterOptions.Queue };
        OperatorRun.AddOptionsTo(command, DeadLetterOptions.Filters);
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, builder => builder.AddDeadLetters(), open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(
        ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var time = installation.Services.GetRequiredService<TimeProvider>();
        var queue = DeadLetterOptions.Open(parsed, installation);
        var selection = DeadLetterOptions.Read(parsed, time.GetUtcNow());
        var replay = new DeadLetterReplay(
            queue, time, installation.Services.GetRequiredService<ILogger<DeadLetterReplay>>());
        return new OperatorRun<DeadLetter>(parsed, queue, selection, "replayed").RunAsync(
            mode => replay.RunAsync(selection, mode, cancellationToken), cancellationToken);
    }
}
