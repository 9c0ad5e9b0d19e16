using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Core.Quarantine;
using Bridge.Functions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Quarantine;

/// <summary><c>bridge quarantine show</c>: everything about one webhook; its body only on request.</summary>
internal static class ShowCommand
{
    private static readonly Argument<long> Number = new("number") { Description = "Sequence number, as 'list' shows it." };

    internal static Command Create()
    {
        var command = new Command(
            "show",
            """
            Show one quarantined webhook: properties, verdict with remedy, and whether it would pass now. Nothing is locked or changed.

            Examples:
              bridge quarantine show 17
              bridge quarantine show 17 --out body.json
            """) { Number };
        InstallationOptions.AddTo(BodyOutput.AddOptionsTo(command));
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, builder => builder.AddQuarantine(), open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var number = parsed.GetValue(Number);
        var queue = installation.Services.GetRequiredService<IQuarantineQueue>();
        var found = await queue.PeekAsync(number, 1, cancellationToken);
        if (found.SingleOrDefault(webhook => webhook.SequenceNumber == number) is not { } webhook)
        {
            await Console.Error.WriteLineAsync($"There is no {number} in quarantine at {installation.Name}; 'list' shows what is.");
            return ExitCodes.NothingMatched;
        }

        var secrets = await installation.Services.GetRequiredService<IAccessSecrets>().ReadAsync(cancellationToken);
        var now = installation.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var line in WebhookDetails.Of(webhook, new SecondLook(secrets).At(webhook), now)) Console.WriteLine(line);
        await BodyOutput.WriteAsync(parsed, webhook.Body, cancellationToken);
        return ExitCodes.Success;
    }
}
