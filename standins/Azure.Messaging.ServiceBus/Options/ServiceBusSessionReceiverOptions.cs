namespace Azure.Messaging.ServiceBus;

/// <summary>How a session is received.</summary>
public class ServiceBusSessionReceiverOptions
{
    /// <summary>What receiving does to a message.</summary>
    /// <value>Default: peek-lock.</value>
    public ServiceBusReceiveMode ReceiveMode { get; set; }

    /// <summary>Messages fetched ahead of demand.</summary>
    /// <value>Default 0.</value>
    public int PrefetchCount { get; set; }

    /// <summary>Name of the receiver.</summary>
    /// <value>Default: made up.</value>
    public string? Identifier { get; set; }
}
