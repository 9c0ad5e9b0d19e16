using System.CommandLine;
using System.Globalization;

namespace Bridge.Cli.Terminal;

/// <summary>Options that take a whole number from 1 to a bound.</summary>
internal static class BoundedOption
{
    internal static Option<int> Create(string name, int value, int most, string description)
    {
        var option = new Option<int>(name)
        {
            Description = description, DefaultValueFactory = _ => value, HelpName = "number",
        };
        option.Validators.Add(result =>
        {
            // What is no number at all the library reports by itself; an option that was not given has no token.
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
                && (number < 1 || number > most))
                result.AddError($"{name} must be from 1 to {most}.");
        });
        return option;
    }
}
