using Bridge.Core.Events;
using Bridge.Core.Webhooks;

namespace Bridge.Benchmarks;

/// <summary>Accepts at once and keeps nothing.</summary>
internal sealed class SilentQueue : IWebhookQueue
{
    private static readonly Task<QueueOutcome> Accepted = Task.FromResult(QueueOutcome.Accepted);

    public Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken) => Accepted;

    public Task<QueueOutcome> QuarantineAsync(
        ReadOnlyMemory<byte> body, Evidence evidence, TimeSpan? timeToLive, CancellationToken cancellationToken) => Accepted;
}
