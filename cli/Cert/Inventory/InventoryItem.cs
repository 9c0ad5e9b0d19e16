namespace Bridge.Cli.Cert.Inventory;

/// <summary>A certificate, pin or secret in use.</summary>
/// <param name="Kind">client-certificate, pending-request, authority, pin, access-secret, header-value, client-id, issued.</param>
/// <param name="Name">Its name in the vault, or of the rule.</param>
/// <param name="State">active, pending, future, expired, disabled, revoked, missing; a pin may be unreadable.</param>
/// <param name="UsedBy">The setting or the rule that uses it.</param>
internal sealed record InventoryItem(string Kind, string Name, string State, string UsedBy)
{
    /// <summary>Subject of a certificate.</summary>
    internal string? Subject { get; init; }

    /// <summary>SHA-256 of a certificate, hex.</summary>
    internal string? Fingerprint { get; init; }

    /// <summary>When it was made or put there, UTC.</summary>
    internal DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it begins to count, UTC.</summary>
    internal DateTimeOffset? NotBefore { get; init; }

    /// <summary>When it ends, UTC; null when it does not by itself.</summary>
    internal DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it signed last, for an Access Secret.</summary>
    internal DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Whether something would fail if it ended now.</summary>
    internal bool IsInUse => State is "active";

    internal int? DaysLeft(DateTimeOffset now) => ExpiresAt is { } end ? (int)Math.Floor((end - now).TotalDays) : null;
}
