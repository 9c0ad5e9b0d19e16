using System.CommandLine;

namespace Bridge.Cli.Up;

/// <summary><c>bridge up</c>: the whole path on this machine.</summary>
internal static class UpCommand
{
    private static readonly Option<bool> Exit = new("--exit")
    {
        Description = "End when all samples have arrived; exit code 0 only if each was consumed exactly once.",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print one summary object on the last line of standard output; all else goes to standard error.",
    };

    private static readonly Option<bool> NoSamples = new("--no-samples")
    {
        Description = "Start only: for your own senders and consumers. up.json in the data folder says how to take part.",
    };

    private static readonly Option<bool> Keep = new("--keep")
    {
        Description = "Keep the queues' messages in the data folder: the next start with it goes on where this one ended, even in a crash. "
            + "Goes with --no-samples.",
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder for certificates, secrets, logs, Azurite and up.json. Default: .bridge in the repository.",
        HelpName = "folder",
    };

    internal static Command Create()
    {
        var command = new Command(
            "up", "Start everything on this machine, send every sample webhook, and stay up until Ctrl-C.")
        {
            Exit, Json, NoSamples, Keep, Data,
        };
        foreach (var pace in TruvPace.All) command.Options.Add(pace);
        foreach (var port in PortOptions.All) command.Options.Add(port);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Exit) && parsed.GetValue(NoSamples))
                parsed.AddError("--exit ends when the samples have arrived, so it does not go with --no-samples.");
            if (parsed.GetValue(Keep) && !parsed.GetValue(NoSamples))
                parsed.AddError("--keep is for your own senders and consumers: add --no-samples, which leaves the queues to them.");
        });
        command.SetAction((parsed, cancellationToken) => new UpSession(Read(parsed)).RunAsync(cancellationToken));
        return command;
    }

    private static UpOptions Read(ParseResult parsed) => new()
    {
        Exit = parsed.GetValue(Exit),
        Json = parsed.GetValue(Json),
        NoSamples = parsed.GetValue(NoSamples),
        Keep = parsed.GetValue(Keep),
        Data = Path.GetFullPath(parsed.GetValue(Data) ?? RepositoryRoot.Combine(".bridge")),
        Truv = TruvPace.Read(parsed),
        Ports = PortOptions.Read(parsed),
    };
}
