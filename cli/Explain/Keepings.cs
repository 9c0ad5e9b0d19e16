using Bridge.Core.Webhooks;

namespace Bridge.Cli.Explain;

/// <summary>Says what is kept.</summary>
internal static class Keepings
{
    internal static Keeping Of(Verdict verdict) => verdict switch
    {
        _ when verdict == Verdicts.Accepted => Keeping.Received,
        { IsAccepted: true } => Keeping.Quarantine,
        _ when verdict == Verdicts.SignatureMismatch => Keeping.QuarantineWithinBudget,
        _ => Keeping.Nowhere,
    };
}
