using Bridge.Core.Events;

namespace Bridge.Core.Webhooks;

/// <summary>Where authenticated webhooks go. Implementations return only after the broker accepted or refused.</summary>
public interface IWebhookQueue
{
    /// <summary>Puts an identified event on <c>truv-received</c>; the event id is its duplicate-detection key.</summary>
    /// <returns>What the broker did; a cancelled attempt is <see cref="QueueOutcome.Unavailable"/>.</returns>
    Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken);

    /// <summary>Puts bytes that nobody can accept on <c>truv-quarantine</c>.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="evidence">What the checks found.</param>
    /// <param name="timeToLive">How long they stay; null for as long as the queue keeps messages.</param>
    /// <param name="cancellationToken">Ends the attempt, which is then <see cref="QueueOutcome.Unavailable"/>.</param>
    Task<QueueOutcome> QuarantineAsync(
        ReadOnlyMemory<byte> body, Evidence evidence, TimeSpan? timeToLive, CancellationToken cancellationToken);
}
