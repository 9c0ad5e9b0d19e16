namespace Azure.Messaging.ServiceBus;

/// <summary>How the delay between tries develops.</summary>
public enum ServiceBusRetryMode
{
    /// <summary>Always the same.</summary>
    Fixed = 0,

    /// <summary>Doubled each time.</summary>
    Exponential = 1,
}
