using System.Globalization;
using System.Text.RegularExpressions;

namespace Bridge.Cli.Testing;

/// <summary>How many tests passed, failed and were skipped.</summary>
internal sealed partial record TestCount(int Passed, int Failed, int Skipped)
{
    public static TestCount operator +(TestCount a, TestCount b) =>
        new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);

    /// <summary>Reads the closing line of a test program; null for any other line.</summary>
    internal static TestCount? Parse(string line)
    {
        if (Closing().Match(line) is not { Success: true } match) return null;
        var failed = Number(match, "failed") + Number(match, "errors");
        var skipped = Number(match, "skipped");
        return new TestCount(Number(match, "total") - Number(match, "failed") - skipped, failed, skipped);
    }

    /// <summary>The line by which a build is judged.</summary>
    public override string ToString() => Skipped == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed")
        : string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed, {Skipped} skipped");

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Total: (?<total>\d+), Errors: (?<errors>\d+), Failed: (?<failed>\d+), Skipped: (?<skipped>\d+)")]
    private static partial Regex Closing();
}
