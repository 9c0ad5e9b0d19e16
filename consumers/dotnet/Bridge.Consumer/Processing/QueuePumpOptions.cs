namespace Bridge.Consumer.Processing;

/// <summary>How a queue is consumed.</summary>
/// <param name="Queue">Its name.</param>
public sealed record QueuePumpOptions(string Queue)
{
    /// <summary>Messages in work at the same time.</summary>
    /// <value>Default 4.</value>
    public int Concurrency { get; init; } = 4;

    /// <summary>How long one call waits for a message; stopping takes as long at most while the queue is empty.</summary>
    /// <value>Default 2 seconds.</value>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Deliveries after which a message is dead-lettered here, with a reason; fewer than the queue's own maximum.</summary>
    /// <value>Default 8, below Service Bus' 10.</value>
    public int MaxAttempts { get; init; } = 8;

    /// <summary>Delay before the second attempt; doubles with each further one, and ends with the lock on the message.</summary>
    /// <value>Default 2 seconds.</value>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the lock on a message is renewed while its work goes on; after that, the work ends with the lock.</summary>
    /// <value>Default 30 minutes.</value>
    public TimeSpan LongestWork { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Time kept for settling before the lock ends.</summary>
    /// <value>Default 10 seconds.</value>
    public TimeSpan SettleMargin { get; init; } = TimeSpan.FromSeconds(10);
}
