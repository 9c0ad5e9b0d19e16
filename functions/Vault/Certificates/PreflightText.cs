namespace Bridge.Functions.Vault;

/// <summary>What an outcome means, and what to do.</summary>
public static class PreflightText
{
    /// <summary>One sentence with the remedy.</summary>
    public static string Of(PreflightOutcome outcome) => outcome switch
    {
        PreflightOutcome.Passed => "it is sound.",
        PreflightOutcome.NoKey => "it comes without its key: create it with an exportable key.",
        PreflightOutcome.OtherKey => "its key is not the certificate's: merge the answer to this very request.",
        PreflightOutcome.NotYetValid => "its validity has not begun: check the clocks.",
        PreflightOutcome.Expired => "it has expired: renew it with bridge cert request.",
        PreflightOutcome.NotForClients => "it is not marked for client authentication: have Truv sign it anew.",
        PreflightOutcome.ChainBroken =>
            "what came with it is not its chain, or the chain is out of validity: merge leaf and intermediates only.",
        PreflightOutcome.ChainIncomplete =>
            "its intermediate, which the version in use brings along, is missing: merge the whole chain.",
        PreflightOutcome.Refused => "the handshake with Truv's API fails: ask Truv Support whether it is set up for the "
            + "account, and check Truv__CaFile, client id and Access Secret.",
        _ => "Truv's API did not answer, so it is tried again later.",
    };
}
