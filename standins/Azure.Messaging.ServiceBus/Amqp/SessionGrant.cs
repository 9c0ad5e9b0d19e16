namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>A session that the service gave.</summary>
/// <param name="SessionId">Its id.</param>
/// <param name="LockedUntil">Until when it is locked, UTC.</param>
internal sealed record SessionGrant(string SessionId, DateTimeOffset LockedUntil);
