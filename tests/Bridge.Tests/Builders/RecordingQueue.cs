using Bridge.Core.Events;
using Bridge.Core.Webhooks;

namespace Bridge.Tests.Builders;

/// <summary>Remembers what reached it; answers as told.</summary>
internal sealed class RecordingQueue : IWebhookQueue
{
    public QueueOutcome Outcome { get; set; } = QueueOutcome.Accepted;

    public List<(TruvEvent Event, ReadOnlyMemory<byte> Body, Evidence Evidence)> Received { get; } = [];

    public List<(ReadOnlyMemory<byte> Body, Evidence Evidence)> Quarantined { get; } = [];

    public Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken)
    {
        Received.Add((truvEvent, body, evidence));
        return Task.FromResult(Outcome);
    }

    public Task<QueueOutcome> QuarantineAsync(
        ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken)
    {
        Quarantined.Add((body, evidence));
        return Task.FromResult(Outcome);
    }
}
