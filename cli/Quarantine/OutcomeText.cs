using Bridge.Core.Quarantine;

namespace Bridge.Cli.Quarantine;

/// <summary>Outcomes in the words of the table.</summary>
internal static class OutcomeText
{
    internal static string Of(OperatorOutcome outcome) => outcome switch
    {
        OperatorOutcome.WouldGo => "would go",
        OperatorOutcome.Gone => "gone",
        OperatorOutcome.Refused => "stays",
        OperatorOutcome.NotTaken => "not taken",
        OperatorOutcome.NotSent => "not sent",
        _ => "lock lost",
    };
}
