using Bridge.Core.Events;
using Bridge.Core.Webhooks;

namespace Bridge.Tests.Builders;

/// <summary>Remembers what reached it; answers as told.</summary>
internal sealed class RecordingQueue : IWebhookQueue
{
    private TaskCompletionSource? _held;

    public QueueOutcome Outcome { get; set; } = QueueOutcome.Accepted;

    public List<(TruvEvent Event, ReadOnlyMemory<byte> Body, Evidence Evidence)> Received { get; } = [];

    public List<(ReadOnlyMemory<byte> Body, Evidence Evidence, TimeSpan? TimeToLive)> Quarantined { get; } = [];

    /// <summary>Is cancelled when the last request's time for the queue is over.</summary>
    public CancellationToken Deadline { get; private set; }

    /// <summary>From now on the broker takes its time: until it is let go, or the deadline comes.</summary>
    public void Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetGo() => _held?.TrySetResult();

    public Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken)
    {
        Received.Add((truvEvent, body, evidence));
        return AnswerAsync(cancellationToken);
    }

    public Task<QueueOutcome> QuarantineAsync(
        ReadOnlyMemory<byte> body, Evidence evidence, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        Quarantined.Add((body, evidence, timeToLive));
        return AnswerAsync(cancellationToken);
    }

    private async Task<QueueOutcome> AnswerAsync(CancellationToken cancellationToken)
    {
        Deadline = cancellationToken;
        if (_held is null) return Outcome;
        await _held.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return cancellationToken.IsCancellationRequested ? QueueOutcome.Unavailable : Outcome;
    }
}
