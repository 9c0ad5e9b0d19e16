using System.Globalization;
using System.Text.RegularExpressions;

namespace Bridge.Core.Enrichment.Masking;

/// <summary>Reads the steps of a path.</summary>
internal static partial class MaskPathReader
{
    /// <summary>The steps; null when the text is no path of the kind that <see cref="MaskPath"/> takes.</summary>
    internal static MaskStep[]? Read(string? text)
    {
        if (text is null || !Whole().IsMatch(text)) return null;
        return [.. Step().Matches(text, 1).Select(Read)];
    }

    private static MaskStep Read(Match match)
    {
        var isDescent = match.Value.StartsWith("..", StringComparison.Ordinal);
        if (match.Groups["name"] is { Success: true } name) return new MaskStep(name.Value, null, isDescent);
        return match.Groups["index"] is { Success: true } index
            ? new MaskStep(null, int.Parse(index.Value, CultureInfo.InvariantCulture), isDescent)
            : new MaskStep(null, null, isDescent);
    }

    [GeneratedRegex(@"^\$(?:\.\.(?:\w+|\*|\[(?:'[^']+'|\d{1,9}|\*)\])|\.(?:\w+|\*)|\[(?:'[^']+'|\d{1,9}|\*)\])+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?:\.\.|\.)?(?:(?<name>\w+)|\*|\[(?:'(?<name>[^']+)'|(?<index>\d{1,9})|\*)\])", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
