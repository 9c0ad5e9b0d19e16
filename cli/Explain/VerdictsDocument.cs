using System.Globalization;
using System.Text;

namespace Bridge.Cli.Explain;

/// <summary><c>docs/verdicts.md</c>: the table of verdicts as a document.</summary>
internal static class VerdictsDocument
{
    private const string Introduction =
        """
        # Verdicts of receiving

        Every webhook gets exactly one verdict: a name with a stable code, one HTTP status, one log event and one metric
        tag. The verdict shows

        - in the log, as an event whose id is the number in the code and whose text starts with code and name; it carries
          the `reference` that the answer showed to the caller, and the fingerprint of the certificate, but nothing that
          was sent;
        - in the metric `bridge.webhooks`, as the tag `verdict`; `bridge.webhooks.duration` has the same tag, and so has
          `bridge.quarantine`, which says whether a body was kept;
        - in quarantine: `./bridge quarantine list --verdict CODE`;
        - in `./bridge explain CODE`, which says what stands here.

        A response never says which check failed. All refusals of one status are the same but for their `reference`: search
        the log for it.

        This file is written by `./bridge explain --markdown > docs/verdicts.md`; a test compares them.

        """;

    /// <summary>The whole document, lines ended by line feeds.</summary>
    internal static string Of(IReadOnlyList<VerdictFacts> verdicts)
    {
        var document = new StringBuilder(Introduction.ReplaceLineEndings("\n"))
            .Append("\n| Code | Name | Status | Level | Kept |\n|---|---|---|---|---|\n");
        foreach (var verdict in verdicts) AppendRow(document, verdict);
        foreach (var verdict in verdicts) AppendSection(document, verdict);
        return document.ToString();
    }

    private static void AppendRow(StringBuilder document, VerdictFacts verdict) => document
        .Append($"| [{verdict.Code}](#{Anchor(verdict)}) | `{verdict.Name}` ")
        .Append(CultureInfo.InvariantCulture, $"| {verdict.Status} | {verdict.Level} | {verdict.KeptText} |\n");

    private static void AppendSection(StringBuilder document, VerdictFacts verdict) => document
        .Append($"\n## {verdict.Code} {verdict.Name}\n")
        .Append($"\n**Cause.** {Text(verdict.Cause)}\n")
        .Append($"\n**Remedy.** {Text(verdict.Remedy)}\n")
        .Append($"\n**Truv saw.** {verdict.Answer} **Kept.** {verdict.KeptText}\n");

    // As GitHub makes it of the heading.
    private static string Anchor(VerdictFacts verdict) => $"{verdict.Code}-{verdict.Name}".ToLowerInvariant();

    // Nothing in a cause may turn into a tag or into emphasis.
    private static string Text(string text) =>
        text.Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
