namespace Azure.Messaging.ServiceBus;

/// <summary>How often and how fast an operation is tried again after a transient error.</summary>
public class ServiceBusRetryOptions
{
    /// <summary>How the delay develops.</summary>
    /// <value>Default: exponential.</value>
    public ServiceBusRetryMode Mode { get; set; } = ServiceBusRetryMode.Exponential;

    /// <summary>Tries after the first.</summary>
    /// <value>Default 3.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The first delay.</summary>
    /// <value>Default 0.8 s.</value>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(0.8);

    /// <summary>The longest delay.</summary>
    /// <value>Default 1 min.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The time for one try.</summary>
    /// <value>Default 1 min.</value>
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A policy that decides instead of these options.</summary>
    public ServiceBusRetryPolicy? CustomRetryPolicy { get; set; }
}
