namespace Azure.Messaging.ServiceBus;

/// <summary>How a sender is made.</summary>
public class ServiceBusSenderOptions
{
    /// <summary>Name of the sender.</summary>
    /// <value>Default: made up.</value>
    public string? Identifier { get; set; }
}
