using Bridge.Core.Enrichment;
using Bridge.Core.Enrichment.Assembly;
using Bridge.Core.Events;
using Bridge.Core.Reconciliation;
using Bridge.Core.Webhooks;

namespace Bridge.Tests.Drills;

/// <summary>Both queues in memory as far as a drill needs them: duplicate detection, delays, an outage.</summary>
internal sealed class MemoryBus(TimeProvider time)
    : IWebhookQueue, IPulledWebhooks, IReceivedQueue, IEventPublisher, IReceivedBacklog
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _seen = [];
    private readonly List<Waiting> _waiting = [];
    private long _sent;

    /// <summary>Whether sends are refused.</summary>
    public bool IsDown { get; set; }

    /// <summary>What consumers get, duplicates dropped as the queue drops them.</summary>
    public List<EnrichedEvent> Published { get; } = [];

    /// <summary>Sends to <c>truv-events</c> that duplicate detection dropped.</summary>
    public int Dropped { get; private set; }

    public List<string> DeadLettered { get; } = [];

    public int Quarantined { get; private set; }

    public int Count
    {
        get { lock (_gate) return _waiting.Count; }
    }

    public Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, CancellationToken cancellationToken) =>
        Task.FromResult(Send(truvEvent.Id, body, evidence));

    public Task<QueueOutcome> EnqueueAsync(
        TruvEvent truvEvent, ReadOnlyMemory<byte> body, Evidence evidence, DateTimeOffset? lastSeen, CancellationToken cancellationToken) =>
        Task.FromResult(Send($"{truvEvent.Id}/pulled/{lastSeen ?? time.GetUtcNow().UtcDateTime.Date:O}", body, evidence));

    public Task<QueueOutcome> QuarantineAsync(
        ReadOnlyMemory<byte> body, Evidence evidence, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        Quarantined++;
        return Task.FromResult(QueueOutcome.Accepted);
    }

    public async Task<IReadOnlyList<QueuedWebhook>> ReceiveAsync(int max, TimeSpan wait, CancellationToken cancellationToken)
    {
        await Task.Yield();
        lock (_gate)
        {
            var batch = _waiting.Where(one => !one.IsLocked && one.From <= time.GetUtcNow()).OrderBy(one => one.Number).Take(max).ToList();
            foreach (var one in batch) one.IsLocked = true;
            return [.. batch.Select(one => one.Message with { Receipt = one })];
        }
    }

    public Task<DateTimeOffset> RenewAsync(QueuedWebhook message, CancellationToken cancellationToken) =>
        Task.FromResult(DateTimeOffset.MaxValue);

    public Task CompleteAsync(QueuedWebhook message, CancellationToken cancellationToken)
    {
        lock (_gate) Assert.True(_waiting.Remove((Waiting)message.Receipt));
        return Task.CompletedTask;
    }

    public Task PostponeAsync(QueuedWebhook message, TimeSpan delay, CancellationToken cancellationToken) =>
        ReplaceAsync(message, message.Attempt + 1, delay, cancellationToken);

    public Task PutBackAsync(QueuedWebhook message, TimeSpan delay, CancellationToken cancellationToken) =>
        ReplaceAsync(message, message.Attempt, delay, cancellationToken);

    public Task DeadLetterAsync(
        QueuedWebhook message, string reason, string description, CancellationToken cancellationToken)
    {
        lock (_gate) DeadLettered.Add(reason);
        return CompleteAsync(message, cancellationToken);
    }

    public Task<QueueOutcome> PublishAsync(EnrichedEvent enriched, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Published.Any(one => one.Id == enriched.Id)) Dropped++;
            else Published.Add(enriched);
            return Task.FromResult(QueueOutcome.Accepted);
        }
    }

    /// <summary>Somebody purges <c>truv-received</c>.</summary>
    public void Purge()
    {
        lock (_gate) _waiting.Clear();
    }

    public Task<ReceivedBacklog> LookAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var oldest = _waiting.OrderBy(one => one.Number).FirstOrDefault(one => one.Message.Attempt == 0)?.Message.Evidence.ReceivedAt;
            return Task.FromResult(new ReceivedBacklog(oldest, _waiting.Select(one => MessageIds.OriginOf(one.Key)).ToHashSet()));
        }
    }

    private Task ReplaceAsync(QueuedWebhook message, int attempt, TimeSpan delay, CancellationToken cancellationToken)
    {
        var original = (Waiting)message.Receipt;
        Send($"{original.Key}/copy", message with { Attempt = attempt }, delay);
        return CompleteAsync(message, cancellationToken);
    }

    private QueueOutcome Send(string key, ReadOnlyMemory<byte> body, Evidence evidence) =>
        Send(key, new QueuedWebhook(body.ToArray(), evidence, 0, key), TimeSpan.Zero);

    private QueueOutcome Send(string key, QueuedWebhook message, TimeSpan delay)
    {
        lock (_gate)
        {
            if (IsDown) return QueueOutcome.Unavailable;
            if (_seen.Add(key)) _waiting.Add(new Waiting(message, key, time.GetUtcNow() + delay, ++_sent));
            return QueueOutcome.Accepted;
        }
    }

    private sealed class Waiting(QueuedWebhook message, string key, DateTimeOffset from, long number)
    {
        public QueuedWebhook Message => message;

        public string Key => key;

        public DateTimeOffset From => from;

        public long Number => number;

        public bool IsLocked { get; set; }
    }
}
