using Bridge.Core.Events;
using Bridge.Core.Webhooks;

namespace Bridge.Cli.Bench.Http;

/// <summary>Accepts everything at once and keeps nothing, so that receiving alone is measured.</summary>
internal sealed class DiscardingQueue : IWebhookQueue
{
    private static readonly Task<QueueOutcome> Accepted = Task.FromResult(QueueOutcome.Accepted);

    public Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken) => Accepted;

    public Task<QueueOutcome> QuarantineAsync(
        ReadOnlyMemory<byte> body, Evidence evidence, TimeSpan? timeToLive, CancellationToken cancellationToken) => Accepted;
}
