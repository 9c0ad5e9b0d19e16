using System.CommandLine;
using System.CommandLine.Parsing;
using Bridge.Core.Quarantine;

namespace Bridge.Cli.Quarantine;

/// <summary>The filters, and the choice between certain numbers and all.</summary>
internal static class SelectionOptions
{
    internal static readonly Argument<long[]> Numbers = new("number")
    {
        Description = "Sequence numbers, as 'list' shows them.", Arity = ArgumentArity.ZeroOrMore,
    };

    internal static readonly Option<bool> All = new("--all")
    {
        Description = "All that pass the filters, instead of certain numbers.",
    };

    private static readonly Option<string?> Verdict = new("--verdict")
    {
        Description = "Only with this verdict, by code or name: BRG131, signature-mismatch.", HelpName = "code",
    };

    private static readonly Option<TimeSpan?> OlderThan = new("--older-than")
    {
        Description = "Only what was received longer ago: 90s, 30m, 2h, 7d.", HelpName = "time", CustomParser = Duration,
    };

    private static readonly Option<TimeSpan?> NewerThan = new("--newer-than")
    {
        Description = "Only what was received since: 90s, 30m, 2h, 7d.", HelpName = "time", CustomParser = Duration,
    };

    private static readonly Option<int?> Max = new("--max")
    {
        Description = "At most this many. Default: no limit.", HelpName = "n",
    };

    internal static Command AddFiltersTo(Command command)
    {
        foreach (var option in new Option[] { Verdict, OlderThan, NewerThan, Max }) command.Options.Add(option);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Max) < 1) parsed.AddError("--max must be at least 1.");
        });
        return command;
    }

    internal static Command AddChoiceTo(Command command)
    {
        command.Arguments.Add(Numbers);
        command.Options.Add(All);
        command.Validators.Add(parsed =>
        {
            var hasNumbers = parsed.GetValue(Numbers) is { Length: > 0 };
            if (hasNumbers == parsed.GetValue(All)) parsed.AddError("Give either sequence numbers or --all.");
        });
        return AddFiltersTo(command);
    }

    /// <summary>What the operator means, as of now.</summary>
    internal static QuarantineSelection Read(ParseResult parsed, DateTimeOffset now) => new()
    {
        Numbers = parsed.CommandResult.Command.Arguments.Contains(Numbers) ? parsed.GetValue(Numbers) ?? [] : [],
        Verdict = parsed.GetValue(Verdict),
        Before = now - parsed.GetValue(OlderThan),
        After = now - parsed.GetValue(NewerThan),
        Max = parsed.GetValue(Max) ?? int.MaxValue,
    };

    private static TimeSpan? Duration(ArgumentResult argument)
    {
        if (DurationText.Parse(argument.Tokens[0].Value) is { } duration) return duration;
        argument.AddError($"'{argument.Tokens[0].Value}' is no time: write 90s, 30m, 2h or 7d.");
        return null;
    }
}
