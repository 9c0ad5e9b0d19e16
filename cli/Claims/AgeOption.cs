using System.CommandLine;
using System.CommandLine.Parsing;
using Bridge.Cli.Parked;

namespace Bridge.Cli.Claims;

/// <summary>The age of claim checks, counted from the end of the day on which they were stored.</summary>
internal static class AgeOption
{
    internal static Option<TimeSpan?> Create(bool required) => new("--older-than")
    {
        Description = "Only what no event younger than this can refer to: 12h, 30d.",
        HelpName = "time",
        Required = required,
        CustomParser = Read,
    };

    private static TimeSpan? Read(ArgumentResult argument)
    {
        if (DurationText.Parse(argument.Tokens[0].Value) is { } duration) return duration;
        argument.AddError($"'{argument.Tokens[0].Value}' is no time: write 12h or 30d.");
        return null;
    }
}
