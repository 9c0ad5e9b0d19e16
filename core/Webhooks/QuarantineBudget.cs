namespace Bridge.Core.Webhooks;

/// <summary>Charges messages and bytes to the hour, for one instance of the app. Safe under concurrency.</summary>
/// <param name="limits">The limits.</param>
/// <param name="time">The clock.</param>
public sealed class QuarantineBudget(QuarantineLimits limits, TimeProvider time)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private long _hourStarted = time.GetTimestamp();
    private int _messages;
    private long _bytes;

    /// <summary>How long a message stays.</summary>
    public TimeSpan TimeToLive => limits.TimeToLive;

    /// <summary>Charges one message, or refuses it whole.</summary>
    /// <param name="bytes">Size of its body.</param>
    public BudgetOutcome Take(int bytes)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_hourStarted) >= Hour)
                (_hourStarted, _messages, _bytes) = (time.GetTimestamp(), 0, 0);
            if (_messages >= limits.MessagesPerHour || _bytes + bytes > limits.BytesPerHour) return BudgetOutcome.Exhausted;
            _messages++;
            _bytes += bytes;
            return BudgetOutcome.Granted;
        }
    }
}
