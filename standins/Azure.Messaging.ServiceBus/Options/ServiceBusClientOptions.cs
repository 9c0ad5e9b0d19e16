namespace Azure.Messaging.ServiceBus;

/// <summary>Options of a client.</summary>
public class ServiceBusClientOptions
{
    /// <summary>Retries of every operation.</summary>
    public ServiceBusRetryOptions RetryOptions { get; set; } = new();

    /// <summary>Name of this client, seen by the service.</summary>
    public string? Identifier { get; set; }
}
