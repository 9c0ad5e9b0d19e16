namespace Bridge.Local.ServiceBus.Queues;

/// <summary>Where in its queue a message is.</summary>
internal enum MessagePlace
{
    /// <summary>Waits for a receiver.</summary>
    Active,

    /// <summary>Under peek-lock.</summary>
    Locked,

    /// <summary>Becomes visible later.</summary>
    Scheduled,

    /// <summary>Is received by its sequence number only.</summary>
    Deferred,
}
