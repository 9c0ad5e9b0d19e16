namespace Bridge.Local.ServiceBus.Queues;

/// <summary>How the lock of a message session ends.</summary>
internal enum EndOfHold
{
    /// <summary>Its holder left: deliveries that are under way do not count.</summary>
    Closed,

    /// <summary>Its time is up: they do, and the holder is told.</summary>
    Expired,
}
