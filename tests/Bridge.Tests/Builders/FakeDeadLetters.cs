using Bridge.Core.DeadLetters;
using Bridge.Core.Webhooks;

namespace Bridge.Tests.Builders;

/// <summary>A dead-letter queue in memory.</summary>
internal sealed class FakeDeadLetters(params DeadLetter[] letters) : FakeParked<DeadLetter>(letters), IDeadLetterQueue
{
    public string Queue => "truv-received";

    public List<Replay> Sent { get; } = [];

    public QueueOutcome OnSend { get; set; } = QueueOutcome.Accepted;

    /// <summary>Told after each send how many there were.</summary>
    public Action<int>? Watcher { get; set; }

    /// <summary>When what is sent is queued, to be given up again at once; null for what goes through.</summary>
    public DateTimeOffset? ComesBackAt { get; set; }

    public static DeadLetter Letter(
        long number, string messageId = "event-id", string? reason = "MaxDeliveryCountExceeded", string? type = "order-created",
        DateTimeOffset? queuedAt = null) => new(
        number, messageId, queuedAt ?? QuarantinedBuilder.ReceivedAt, "personal"u8.ToArray(), reason, "why", type, 10,
        new Dictionary<string, string> { ["bridge-source"] = "push" });

    public Task<QueueOutcome> SendAsync(object taken, Replay replay, CancellationToken cancellationToken)
    {
        Journal.Enqueue($"send {taken}");
        Sent.Add(replay);
        if (ComesBackAt is { } at) Add(Letter(Numbers.Max() + 1, replay.MessageId, queuedAt: at));
        Watcher?.Invoke(Sent.Count);
        return Task.FromResult(OnSend);
    }
}
