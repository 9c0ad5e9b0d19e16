using Bridge.Core.Events;
using Bridge.Core.Reconciliation;
using Bridge.Core.Webhooks;

namespace Bridge.Tests.Builders;

/// <summary>Remembers what was pulled, and what waits.</summary>
internal sealed class FakePulledWebhooks : IPulledWebhooks, IReceivedBacklog
{
    public List<(TruvEvent Event, Evidence Evidence)> Taken { get; } = [];

    /// <summary>What each was said to be lost since.</summary>
    public List<DateTimeOffset?> LastSeen { get; } = [];

    /// <summary>What waits; null when it is too much to tell.</summary>
    public HashSet<string>? Waiting { get; set; } = [];

    public Func<TruvEvent, QueueOutcome> Outcome { get; set; } = _ => QueueOutcome.Accepted;

    public DateTimeOffset? Oldest { get; set; }

    public Exception? OnLook { get; set; }

    public Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, DateTimeOffset? lastSeen, CancellationToken cancellationToken)
    {
        var outcome = Outcome(truvEvent);
        if (outcome != QueueOutcome.Accepted) return Task.FromResult(outcome);
        Taken.Add((truvEvent, evidence));
        LastSeen.Add(lastSeen);
        Waiting?.Add(truvEvent.Id);
        return Task.FromResult(outcome);
    }

    public Task<ReceivedBacklog> LookAsync(CancellationToken cancellationToken) =>
        OnLook is null ? Task.FromResult(new ReceivedBacklog(Oldest, Waiting)) : Task.FromException<ReceivedBacklog>(OnLook);
}
