using Bridge.Core.Webhooks;

namespace Bridge.Core.Quarantine;

/// <summary>The queue <c>truv-quarantine</c>, from the operator's side (decision 0005 says how numbers are taken).</summary>
public interface IQuarantineQueue
{
    /// <summary>Shows messages from a number on, in order, without locking any; empty at the end of the queue.</summary>
    Task<IReadOnlyList<QuarantinedWebhook>> PeekAsync(long fromNumber, int max, CancellationToken cancellationToken);

    /// <summary>Makes messages ready to be taken by number; none of them, nor any other, loses a delivery by later passes.</summary>
    Task SetAsideAsync(IReadOnlyCollection<QuarantinedWebhook> webhooks, CancellationToken cancellationToken);

    /// <summary>Locks one message that was set aside.</summary>
    /// <returns>What the queue needs to settle it, opaque here; null when it is gone or somebody else holds it.</returns>
    Task<object?> TakeAsync(long number, CancellationToken cancellationToken);

    /// <summary>Removes a message that was taken.</summary>
    Task<SettleOutcome> CompleteAsync(object taken, CancellationToken cancellationToken);

    /// <summary>Lets a message go that was taken; it stays where it is.</summary>
    Task GiveBackAsync(object taken, CancellationToken cancellationToken);

    /// <summary>Sends a webhook on to <c>truv-received</c>; the event id is its duplicate-detection key.</summary>
    Task<QueueOutcome> SendAsync(ReleasedWebhook webhook, CancellationToken cancellationToken);
}
