namespace Azure.Messaging.ServiceBus;

/// <summary>A retry policy of one's own.</summary>
public abstract class ServiceBusRetryPolicy
{
    /// <summary>The time for a try, counted from 0.</summary>
    public abstract TimeSpan CalculateTryTimeout(int attemptCount);

    /// <summary>The delay before the next try, counted from 1; null when there is none.</summary>
    public abstract TimeSpan? CalculateRetryDelay(Exception lastException, int attemptCount);
}
