using System.Collections.Concurrent;
using System.Text;
using Bridge.Core.Enrichment;
using Bridge.Core.Enrichment.Assembly;
using Bridge.Core.Webhooks;

namespace Bridge.Tests.Builders;

/// <summary>Both sides of enriching in memory, with a journal of what happened in which order.</summary>
internal sealed class FakeQueues : IReceivedQueue, IEventPublisher
{
    private readonly ConcurrentQueue<QueuedWebhook> _waiting = new();

    public ConcurrentQueue<string> Journal { get; } = new();

    public ConcurrentQueue<int> Received { get; } = new();

    public ConcurrentBag<EnrichedEvent> Published { get; } = [];

    public QueueOutcome Outcome { get; set; } = QueueOutcome.Accepted;

    public Exception? OnComplete { get; set; }

    public Exception? OnPostpone { get; set; }

    public Exception? OnReceive { get; set; }

    public bool Failed { get; private set; }

    public static QueuedWebhook Message(string body, DateTimeOffset receivedAt, int attempt = 0) => new(
        Encoding.UTF8.GetBytes(body),
        new Evidence { ReceivedAt = receivedAt, TrustRule = "issued", Signature = "v1=00", SecretLabel = "current" },
        attempt,
        body);

    public void Add(QueuedWebhook message) => _waiting.Enqueue(message);

    public async Task<IReadOnlyList<QueuedWebhook>> ReceiveAsync(int max, TimeSpan wait, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (OnReceive is { } failure)
        {
            Failed = true;
            throw failure;
        }

        var batch = new List<QueuedWebhook>();
        while (batch.Count < max && _waiting.TryDequeue(out var message)) batch.Add(message);
        Received.Enqueue(batch.Count);
        return batch;
    }

    public Task<DateTimeOffset> RenewAsync(QueuedWebhook message, CancellationToken cancellationToken)
    {
        Journal.Enqueue("renew");
        return Task.FromResult(message.LockedUntil.AddMinutes(5));
    }

    public Task CompleteAsync(QueuedWebhook message, CancellationToken cancellationToken)
    {
        Journal.Enqueue("complete");
        return OnComplete is null ? Task.CompletedTask : Task.FromException(OnComplete);
    }

    public Task PostponeAsync(QueuedWebhook message, TimeSpan delay, CancellationToken cancellationToken)
    {
        Journal.Enqueue(FormattableString.Invariant($"postpone {delay.TotalSeconds:F0}"));
        return OnPostpone is null ? Task.CompletedTask : Task.FromException(OnPostpone);
    }

    public Task PutBackAsync(QueuedWebhook message, TimeSpan delay, CancellationToken cancellationToken)
    {
        Journal.Enqueue(FormattableString.Invariant($"put back {delay.TotalSeconds:F0}"));
        return Task.CompletedTask;
    }

    public Task DeadLetterAsync(
        QueuedWebhook message, string reason, string description, CancellationToken cancellationToken)
    {
        Journal.Enqueue($"dead-letter {reason}");
        return Task.CompletedTask;
    }

    public Task<QueueOutcome> PublishAsync(EnrichedEvent enriched, CancellationToken cancellationToken)
    {
        Journal.Enqueue("publish");
        Published.Add(enriched);
        return Task.FromResult(Outcome);
    }
}
