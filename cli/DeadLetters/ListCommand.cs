using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Core.DeadLetters;
using Bridge.Core.Parked;
using Bridge.Functions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.DeadLetters;

/// <summary><c>bridge dlq list</c>: what is dead-lettered, without locking or showing any of it.</summary>
internal static class ListCommand
{
    private static readonly Option<string?> Queue = new("--queue")
    {
        Description = "Only this queue's: received, events, quarantine, or any queue's name. Default: these three.",
        HelpName = "queue",
    };

    internal static Command Create()
    {
        var command = new Command(
            "list",
            """
            List dead letters, never a body. Nothing is locked or changed.

            Examples:
              bridge dlq list
              bridge dlq list --queue received --dead-letter-reason MaxDeliveryCountExceeded --older-than 2h --max 50
              bridge dlq list --json --settings settings.json
            """) { Queue, Listing.Json };
        SelectionOptions.AddFiltersTo(command, DeadLetterOptions.Filters);
        InstallationOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, builder => builder.AddDeadLetters(), open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var queues = installation.Services.GetRequiredService<IDeadLetterQueues>();
        var now = installation.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var count = 0;
        foreach (var name in parsed.GetValue(Queue) is { } one ? [one] : queues.Names)
            count += await WriteAsync(queues.Open(name), parsed, now, isFirst: count == 0, cancellationToken);
        await Console.Error.WriteLineAsync($"{count} dead letters that match, at {installation.Name}.");
        return count > 0 ? ExitCodes.Success : ExitCodes.NothingMatched;
    }

    private static Task<int> WriteAsync(
        IDeadLetterQueue queue, ParseResult parsed, DateTimeOffset now, bool isFirst, CancellationToken cancellationToken)
    {
        var pages = new ParkedReader<DeadLetter>(queue).PagesAsync(DeadLetterOptions.Read(parsed, now), cancellationToken);
        return parsed.GetValue(Listing.Json)
            ? Listing.WriteAsync(pages, null, letter => DeadLetterLine.JsonOf(queue.Queue, letter, now))
            : Listing.WriteAsync(
                pages, isFirst ? DeadLetterLine.Header : null, letter => DeadLetterLine.Of(queue.Queue, letter, now));
    }
}
