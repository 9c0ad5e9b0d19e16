using Bridge.Core.Events;

namespace Bridge.Core.Webhooks;

/// <summary>Where authenticated webhooks go. Implementations return only after the broker accepted or refused.</summary>
public interface IWebhookQueue
{
    /// <summary>Puts an identified event on <c>truv-received</c>; the event id is its duplicate-detection key.</summary>
    Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken);

    /// <summary>Puts bytes that Truv signed but nobody can read on <c>truv-quarantine</c>.</summary>
    Task<QueueOutcome> QuarantineAsync(
        ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken);
}
