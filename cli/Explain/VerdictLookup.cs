using System.Globalization;
using Bridge.Core.Webhooks;

namespace Bridge.Cli.Explain;

/// <summary>Finds verdicts by what people copy from a log or a metric: BRG131, 131, signature-mismatch.</summary>
internal static class VerdictLookup
{
    private const int MostSuggestions = 3;

    /// <summary>Finds one verdict, whatever the case; null when there is none.</summary>
    internal static Verdict? Find(string text) => Verdicts.All.FirstOrDefault(verdict =>
        Spellings(verdict).Contains(text.Trim(), StringComparer.OrdinalIgnoreCase));

    /// <summary>Verdicts that may be meant by a text that names none, the nearest first.</summary>
    internal static IReadOnlyList<Verdict> Nearest(string text)
    {
        var wanted = text.Trim().ToUpperInvariant();
        return
        [
            .. Verdicts.All.Select(verdict => (verdict, distance: Distance(wanted, verdict)))
                .Where(candidate => candidate.distance <= wanted.Length / 2)
                .OrderBy(candidate => candidate.distance)
                .Take(MostSuggestions)
                .Select(candidate => candidate.verdict),
        ];
    }

    private static string[] Spellings(Verdict verdict) =>
        [verdict.Code, verdict.Name, verdict.Number.ToString(CultureInfo.InvariantCulture)];

    // A piece of a name is as near as can be: whoever asks for "secret" or "certificate" knows what it is about.
    private static int Distance(string wanted, Verdict verdict) => wanted.Length > 2
        && verdict.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)
            ? 0
            : Spellings(verdict).Min(spelling => EditDistance.Between(wanted, spelling.ToUpperInvariant()));
}
