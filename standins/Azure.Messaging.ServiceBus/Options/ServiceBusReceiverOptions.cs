namespace Azure.Messaging.ServiceBus;

/// <summary>Options of a receiver.</summary>
public class ServiceBusReceiverOptions
{
    /// <summary>What receiving does to a message.</summary>
    public ServiceBusReceiveMode ReceiveMode { get; set; }

    /// <summary>Messages fetched ahead of demand.</summary>
    /// <value>Default 0.</value>
    public int PrefetchCount { get; set; }

    /// <summary>The queue itself or one beside it.</summary>
    public SubQueue SubQueue { get; set; }

    /// <summary>Name of this receiver, seen by the service.</summary>
    public string? Identifier { get; set; }
}
