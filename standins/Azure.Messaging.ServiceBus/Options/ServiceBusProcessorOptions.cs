namespace Azure.Messaging.ServiceBus;

/// <summary>How a processor works.</summary>
public class ServiceBusProcessorOptions
{
    /// <summary>Messages fetched ahead of demand.</summary>
    /// <value>Default 0.</value>
    public int PrefetchCount { get; set; }

    /// <summary>What receiving does to a message.</summary>
    /// <value>Default: peek-lock.</value>
    public ServiceBusReceiveMode ReceiveMode { get; set; }

    /// <summary>Whether a message is completed once its handler has returned.</summary>
    /// <value>Default true.</value>
    public bool AutoCompleteMessages { get; set; } = true;

    /// <summary>How long the lock of a message is kept while its handler works.</summary>
    /// <value>Default 5 min.</value>
    public TimeSpan MaxAutoLockRenewalDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Handlers at work at once.</summary>
    /// <value>Default 1.</value>
    public int MaxConcurrentCalls { get; set; } = 1;

    /// <summary>The sub-queue to work on.</summary>
    /// <value>Default: none, the queue itself.</value>
    public SubQueue SubQueue { get; set; }

    /// <summary>Name of the processor.</summary>
    /// <value>Default: made up.</value>
    public string? Identifier { get; set; }
}
