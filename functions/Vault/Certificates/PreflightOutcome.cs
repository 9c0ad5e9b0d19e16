namespace Bridge.Functions.Vault;

/// <summary>Whether a version of the client certificate may be used.</summary>
public enum PreflightOutcome
{
    /// <summary>Yes.</summary>
    Passed,

    /// <summary>The key did not come with it: the policy does not let it out.</summary>
    NoKey,

    /// <summary>The key is not the certificate's.</summary>
    OtherKey,

    /// <summary>Its validity has not begun.</summary>
    NotYetValid,

    /// <summary>Its validity has ended.</summary>
    Expired,

    /// <summary>It is marked for other uses than client authentication.</summary>
    NotForClients,

    /// <summary>A certificate that came with it has no part in its chain, or the chain is wrong or out of validity.</summary>
    ChainBroken,

    /// <summary>An intermediate that the version in use brings, and that issued this one too, is missing.</summary>
    ChainIncomplete,

    /// <summary>The API host refused it.</summary>
    Refused,

    /// <summary>The API host did not answer, so nothing is known.</summary>
    Unreachable,
}
