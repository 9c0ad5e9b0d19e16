using System.CommandLine;
using System.Globalization;

namespace Bridge.Cli.Bench;

/// <summary>Options that take a number from 1.</summary>
internal static class PositiveOption
{
    internal static Option<int> Create(string name, int value, string description)
    {
        var option = new Option<int>(name)
        {
            Description = description, DefaultValueFactory = _ => value, HelpName = "number",
        };
        option.Validators.Add(result =>
        {
            // What is no number at all the library reports by itself.
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number < 1)
                result.AddError($"{name} is a number from 1.");
        });
        return option;
    }
}
