using Bridge.Core.Events;
using Bridge.Core.Webhooks;

namespace Bridge.Functions.Vault;

/// <summary>Notes which Access Secret has signed what the queue accepts; costs a request one dictionary entry.</summary>
internal sealed class NotingWebhookQueue(IWebhookQueue queue, SignerNotes notes) : IWebhookQueue
{
    public async Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken)
    {
        var outcome = await queue.EnqueueAsync(truvEvent, body, evidence, cancellationToken);
        if (outcome == QueueOutcome.Accepted && evidence.SecretLabel is { } label) notes.Note(label, evidence.ReceivedAt);
        return outcome;
    }

    public Task<QueueOutcome> QuarantineAsync(
        ReadOnlyMemory<byte> body, Evidence evidence, TimeSpan? timeToLive, CancellationToken cancellationToken) =>
        queue.QuarantineAsync(body, evidence, timeToLive, cancellationToken);
}
