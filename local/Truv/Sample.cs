namespace Bridge.Local.Truv;

/// <summary>A sample webhook.</summary>
/// <param name="Name">File name without extension.</param>
/// <param name="EventType">Its <c>event_type</c>.</param>
/// <param name="WebhookId">Its <c>webhook_id</c>.</param>
/// <param name="Body">The exact bytes.</param>
public sealed record Sample(string Name, string EventType, string WebhookId, ReadOnlyMemory<byte> Body);
