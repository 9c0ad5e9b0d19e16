using Bridge.Core.Events;
using Bridge.Core.Reconciliation;
using Bridge.Core.Webhooks;

namespace Bridge.Tests.Builders;

/// <summary>Remembers what was pulled, and what waits.</summary>
internal sealed class FakePulledWebhooks : IPulledWebhooks, IReceivedBacklog
{
    public List<(TruvEvent Event, Evidence Evidence)> Taken { get; } = [];

    public Func<TruvEvent, QueueOutcome> Outcome { get; set; } = _ => QueueOutcome.Accepted;

    public DateTimeOffset? Oldest { get; set; }

    public Exception? OnLook { get; set; }

    public Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken)
    {
        var outcome = Outcome(truvEvent);
        if (outcome == QueueOutcome.Accepted) Taken.Add((truvEvent, evidence));
        return Task.FromResult(outcome);
    }

    public Task<DateTimeOffset?> OldestAsync(CancellationToken cancellationToken) =>
        OnLook is null ? Task.FromResult(Oldest) : Task.FromException<DateTimeOffset?>(OnLook);
}
