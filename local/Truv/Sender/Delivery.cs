namespace Bridge.Local.Truv;

/// <summary>What became of one webhook.</summary>
/// <param name="WebhookId">Its <c>webhook_id</c>, empty when the body has none.</param>
/// <param name="EventType">Its <c>event_type</c>, empty when the body has none.</param>
/// <param name="StatusCode">The last answer; 0 when there was none.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Error">Why there was no answer.</param>
public sealed record Delivery(string WebhookId, string EventType, int StatusCode, int Attempts, string? Error)
{
    /// <summary>Whether the receiver took it (any 2xx).</summary>
    public bool Accepted => StatusCode is >= 200 and < 300;
}
