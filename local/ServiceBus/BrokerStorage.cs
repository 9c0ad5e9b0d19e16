namespace Bridge.Local.ServiceBus;

/// <summary>How the broker's messages are kept.</summary>
/// <param name="State">Whether they are kept now.</param>
/// <param name="StalledSince">Since when the disk takes nothing, UTC; null unless stalled.</param>
/// <param name="Reason">What the system says why; null unless stalled.</param>
public sealed record BrokerStorage(StorageState State, DateTimeOffset? StalledSince = null, string? Reason = null);
