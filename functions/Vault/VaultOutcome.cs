namespace Bridge.Functions.Vault;

/// <summary>How a reading of the vault ended; the name is the tag of the metric <c>bridge.vault.refreshes</c>.</summary>
internal enum VaultOutcome
{
    /// <summary>Everything was read and is in force.</summary>
    Complete,

    /// <summary>Something is missing or wrong; what it concerns stayed as it was.</summary>
    Problems,

    /// <summary>The vault did not answer; everything stayed as it was.</summary>
    Unreachable,
}
