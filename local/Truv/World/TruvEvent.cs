namespace Bridge.Local.Truv;

/// <summary>A webhook before it is delivered.</summary>
/// <param name="WebhookId">Its <c>webhook_id</c>.</param>
/// <param name="EventType">Its <c>event_type</c>.</param>
/// <param name="CreatedAt">Its <c>event_created_at</c>.</param>
/// <param name="Body">The exact bytes, without white space.</param>
public sealed record TruvEvent(string WebhookId, string EventType, DateTimeOffset CreatedAt, ReadOnlyMemory<byte> Body);
