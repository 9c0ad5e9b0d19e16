using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Bridge.Local.FunctionHost.Timers;

/// <summary>Replaces each <c>%SETTING%</c> of a trigger's text by the app setting of that name.</summary>
internal static partial class SettingReferences
{
    /// <returns>The text; null where a setting is missing, which is then a problem.</returns>
    public static string? Resolve(string function, string text, IConfiguration configuration, StartProblems problems)
    {
        var names = Reference().Matches(text).Select(Name).Distinct();
        var missing = names.Where(name => configuration[name] is null).ToList();
        foreach (var name in missing)
            problems.Add($"Function {function}: its schedule {text} needs the app setting {name}, which is not set.");

        return missing.Count is 0 ? Reference().Replace(text, match => configuration[Name(match)]!) : null;
    }

    private static string Name(Match match) => match.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal);

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Reference();
}
