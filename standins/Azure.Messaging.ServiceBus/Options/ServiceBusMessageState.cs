namespace Azure.Messaging.ServiceBus;

/// <summary>Whether a message is handed out to whoever receives.</summary>
public enum ServiceBusMessageState
{
    /// <summary>It is.</summary>
    Active = 0,

    /// <summary>It was put aside and is received by its sequence number only.</summary>
    Deferred = 1,

    /// <summary>It becomes active later.</summary>
    Scheduled = 2,
}
