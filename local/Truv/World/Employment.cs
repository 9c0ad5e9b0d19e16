namespace Bridge.Local.Truv;

/// <summary>One employment that a link has found, and what is known of it so far.</summary>
public sealed class Employment
{
    /// <summary>Its id, <c>object_id</c> of employment events.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the identity, <c>object_id</c> of profile events.</summary>
    public required string ProfileId { get; init; }

    /// <summary>The profile has been extracted.</summary>
    public bool HasProfile { get; internal set; }

    /// <summary>Pay statements found.</summary>
    public int Statements { get; internal set; }

    /// <summary>Shifts found.</summary>
    public int Shifts { get; internal set; }

    /// <summary>Deposit accounts found.</summary>
    public int BankAccounts { get; internal set; }

    internal DateTimeOffset CreatedAt { get; init; }

    internal DateTimeOffset UpdatedAt { get; set; }
}
