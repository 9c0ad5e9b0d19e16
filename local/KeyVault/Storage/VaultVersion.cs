namespace Bridge.Local.KeyVault;

/// <summary>What every version in the vault has, whatever it is of.</summary>
internal abstract class VaultVersion
{
    /// <summary>32 hex digits.</summary>
    internal required string Version { get; init; }

    /// <summary>When it was made, UTC.</summary>
    internal required DateTimeOffset Created { get; init; }

    /// <summary>When its attributes last changed, UTC.</summary>
    internal DateTimeOffset Updated { get; set; }

    internal bool IsEnabled { get; set; } = true;

    internal DateTimeOffset? NotBefore { get; set; }

    internal DateTimeOffset? Expires { get; set; }

    internal IReadOnlyDictionary<string, string>? Tags { get; set; }
}
