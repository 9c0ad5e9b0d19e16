using Bridge.Core.Parked;

namespace Bridge.Cli.Parked;

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
