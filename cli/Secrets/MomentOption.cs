using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Bridge.Cli.Secrets;

/// <summary>Moments on the command line, which have to say their offset.</summary>
internal static class MomentOption
{
    internal static Option<DateTimeOffset?> Create(string name, string description) => new(name)
    {
        Description = description + " ISO 8601 with offset, such as 2027-02-01T00:00:00Z.", HelpName = "moment",
        CustomParser = Parse,
    };

    private static DateTimeOffset? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if ((text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > "yyyy-MM-dd".Length)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return moment;
        result.AddError($"'{text}' is no moment with an offset, such as 2027-02-01T00:00:00Z.");
        return null;
    }
}
