using System.CommandLine;
using System.CommandLine.Parsing;
using Bridge.Core.Parked;

namespace Bridge.Cli.Parked;

/// <summary>The filters that all waiting messages have, and the choice between certain numbers and all.</summary>
internal static class SelectionOptions
{
    private static readonly Argument<long[]> Numbers = new("number")
    {
        Description = "Sequence numbers, as 'list' shows them.", Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> All = new("--all")
    {
        Description = "All that pass the filters, instead of certain numbers.",
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

    /// <summary>Adds the filters, those of this kind of message first.</summary>
    internal static Command AddFiltersTo(Command command, IEnumerable<Option> own)
    {
        foreach (var option in own.Concat([OlderThan, NewerThan, Max])) command.Options.Add(option);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Max) < 1) parsed.AddError("--max must be at least 1.");
        });
        return command;
    }

    /// <summary>Adds the filters, and the choice between certain numbers and all.</summary>
    internal static Command AddChoiceTo(Command command, IEnumerable<Option> own)
    {
        command.Arguments.Add(Numbers);
        command.Options.Add(All);
        command.Validators.Add(parsed =>
        {
            var hasNumbers = parsed.GetValue(Numbers) is { Length: > 0 };
            if (hasNumbers == parsed.GetValue(All)) parsed.AddError("Give either sequence numbers or --all.");
        });
        return AddFiltersTo(command, own);
    }

    /// <summary>What the operator means, as of now.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="own">The filters that this kind of message has.</param>
    /// <param name="now">The time to which ages are relative.</param>
    internal static ParkedSelection<T> Read<T>(ParseResult parsed, ParkedSelection<T> own, DateTimeOffset now)
        where T : IParkedMessage => own with
    {
        Numbers = parsed.CommandResult.Command.Arguments.Contains(Numbers) ? parsed.GetValue(Numbers) ?? [] : [],
        Before = now - (parsed.GetValue(OlderThan) ?? (IsForAll(parsed) ? TimeSpan.Zero : null)),
        After = now - parsed.GetValue(NewerThan),
        Max = parsed.GetValue(Max) ?? int.MaxValue,
    };

    // What comes back while the command runs, as a replay that fails again, is for the next run: else this one might never end.
    private static bool IsForAll(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.Contains(All) && parsed.GetValue(All);

    private static TimeSpan? Duration(ArgumentResult argument)
    {
        if (DurationText.Parse(argument.Tokens[0].Value) is { } duration) return duration;
        argument.AddError($"'{argument.Tokens[0].Value}' is no time: write 90s, 30m, 2h or 7d.");
        return null;
    }
}
