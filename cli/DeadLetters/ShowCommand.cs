using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Functions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.DeadLetters;

/// <summary><c>bridge dlq show</c>: everything about one dead letter; its body only on request.</summary>
internal static class ShowCommand
{
    private static readonly Argument<long> Number = new("number") { Description = "Sequence number, as 'list' shows it." };

    internal static Command Create()
    {
        var command = new Command(
            "show",
            """
            Show one dead letter: properties, reason and description. Nothing is locked or changed.

            Examples:
              bridge dlq show 17 --queue received
              bridge dlq show 17 --queue events --out body.json
            """) { Number, DeadLetterOptions.Queue, Listing.Json };
        InstallationOptions.AddTo(BodyOutput.AddOptionsTo(command));
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, builder => builder.AddDeadLetters(), open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var number = parsed.GetValue(Number);
        var queue = DeadLetterOptions.Open(parsed, installation);
        var found = await queue.PeekAsync(number, 1, cancellationToken);
        if (found.SingleOrDefault(letter => letter.SequenceNumber == number) is not { } letter)
        {
            await Console.Error.WriteLineAsync(
                $"There is no dead letter {number} of {queue.Queue} at {installation.Name}; 'list' shows what is.");
            return ExitCodes.NothingMatched;
        }

        var now = installation.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (parsed.GetValue(Listing.Json)) Console.WriteLine(DeadLetterDetails.JsonOf(queue.Queue, letter, now));
        else foreach (var line in DeadLetterDetails.Of(queue.Queue, letter, now)) Console.WriteLine(line);
        await BodyOutput.WriteAsync(parsed, letter.Body, cancellationToken);
        return ExitCodes.Success;
    }
}
