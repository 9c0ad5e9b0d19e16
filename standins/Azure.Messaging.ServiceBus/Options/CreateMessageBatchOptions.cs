namespace Azure.Messaging.ServiceBus;

/// <summary>How a batch is made.</summary>
public class CreateMessageBatchOptions
{
    /// <summary>The most bytes it may take.</summary>
    /// <value>Default: as many as the queue takes.</value>
    public long? MaxSizeInBytes { get; set; }
}
