using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Bridge.Cli.Explain;

/// <summary>The colour of a verdict: what it asks of the operator.</summary>
internal static class VerdictStyle
{
    internal static Color ColourOf(VerdictFacts verdict) => verdict switch
    {
        { Kept: Keeping.Received } => Color.Green,
        { Level: nameof(LogLevel.Error) } => Color.Red,
        { Level: nameof(LogLevel.Information) } => Color.Grey,
        { Kept: Keeping.Quarantine or Keeping.QuarantineWithinBudget } => Color.Yellow,
        _ => Color.Orange3,
    };
}
