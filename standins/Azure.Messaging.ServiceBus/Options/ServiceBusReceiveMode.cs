namespace Azure.Messaging.ServiceBus;

/// <summary>What receiving does to a message.</summary>
public enum ServiceBusReceiveMode
{
    /// <summary>The message is locked until it is settled.</summary>
    PeekLock = 0,

    /// <summary>The message is gone once it was handed out.</summary>
    ReceiveAndDelete = 1,
}
