using System.CommandLine;

namespace Bridge.Cli.Parked;

/// <summary>Why messages are dropped for good.</summary>
internal static class DropReason
{
    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "Why; it is logged with the count.", HelpName = "text", Required = true,
    };

    internal static Command AddTo(Command command)
    {
        command.Options.Add(Reason);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(Reason) is { Tokens.Count: > 0 } && string.IsNullOrWhiteSpace(parsed.GetValue(Reason)))
                parsed.AddError("--reason must say why: it is what the log keeps of these messages.");
        });
        return command;
    }

    internal static string Read(ParseResult parsed) => Printable.Text(parsed.GetValue(Reason)!);
}
