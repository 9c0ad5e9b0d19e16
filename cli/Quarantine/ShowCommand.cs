using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Core.Quarantine;
using Bridge.Functions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Quarantine;

/// <summary><c>bridge quarantine show</c>: everything about one webhook; its body only on request.</summary>
internal static class ShowCommand
{
    private static readonly Argument<long> Number = new("number") { Description = "Sequence number, as 'list' shows it." };

    private static readonly Option<bool> Body = new("--body")
    {
        Description = "Print the body too, control characters escaped. It may hold personal data.",
    };

    private static readonly Option<FileInfo?> Out = new("--out")
    {
        Description = "Write the exact bytes of the body to a new file that only you can read.", HelpName = "file",
    };

    internal static Command Create()
    {
        var command = new Command(
            "show",
            """
            Show one quarantined webhook: properties, verdict with remedy, and whether it would pass now. Nothing is locked or changed.

            Examples:
              bridge quarantine show 17
              bridge quarantine show 17 --out body.json
            """) { Number, Body, Out };
        InstallationOptions.AddTo(command);
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
        if (parsed.GetValue(Body)) await PrintBodyAsync(webhook);
        if (parsed.GetValue(Out) is { } file) await WriteBodyAsync(webhook, file, cancellationToken);
        return ExitCodes.Success;
    }

    private static async Task PrintBodyAsync(QuarantinedWebhook webhook)
    {
        await Console.Error.WriteLineAsync("The body follows. It may hold personal data: do not paste it into tickets or chats.");
        Console.WriteLine(Printable.Text(webhook.Body.Span));
    }

    private static async Task WriteBodyAsync(QuarantinedWebhook webhook, FileInfo file, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            await using var stream = new FileStream(file.FullName, options);
            await stream.WriteAsync(webhook.Body, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotStartedException($"The body cannot be written: {e.Message} Name a new file in a folder of yours.", e);
        }

        await Console.Error.WriteLineAsync($"{webhook.Body.Length} bytes in {file.FullName}. They may hold personal data.");
    }
}
