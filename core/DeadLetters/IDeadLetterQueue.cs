using Bridge.Core.Parked;
using Bridge.Core.Webhooks;

namespace Bridge.Core.DeadLetters;

/// <summary>The dead-letter queue of one queue, from the operator's side.</summary>
public interface IDeadLetterQueue : IParkedQueue<DeadLetter>
{
    /// <summary>The queue whose dead letters these are.</summary>
    string Queue { get; }

    /// <summary>Sends a copy of what was taken to the queue itself, with an identity of its own.</summary>
    Task<QueueOutcome> SendAsync(object taken, Replay replay, CancellationToken cancellationToken);
}
