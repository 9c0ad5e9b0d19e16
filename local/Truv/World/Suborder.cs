namespace Bridge.Local.Truv;

/// <summary>One employer, insurer or bank of an order.</summary>
public sealed class Suborder
{
    /// <summary>Its id: <c>employer_id</c> of order events, <c>tracking_info</c> of task events.</summary>
    public required string Id { get; init; }

    /// <summary>pending, sent, completed, error or no_data.</summary>
    public string Status { get; internal set; } = "pending";

    /// <summary>The connection, once the borrower has begun it.</summary>
    public Link? Link { get; internal set; }
}
