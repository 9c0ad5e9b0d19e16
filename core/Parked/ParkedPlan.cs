using Bridge.Core.Webhooks;

namespace Bridge.Core.Parked;

/// <summary>What is to become of one message.</summary>
/// <param name="Obstacle">Why it has to stay, and what to do; null when it may go.</param>
/// <param name="Explanation">What to tell of it when it goes.</param>
internal sealed record ParkedPlan(string? Obstacle, string Explanation)
{
    /// <summary>Sends on what was taken, before it is removed; null when it is only to be removed.</summary>
    internal Func<object, Task<QueueOutcome>>? SendAsync { get; init; }

    /// <summary>The queue to which it is sent on.</summary>
    internal string Target { get; init; } = "";

    /// <summary>Called once it is off its queue; several at once.</summary>
    internal Action? OnGone { get; init; }
}
