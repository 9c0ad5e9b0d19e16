using Amqp;
using Amqp.Framing;
using Bridge.Local.ServiceBus;
using Bridge.Local.ServiceBus.Queues;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Local.ServiceBus.Queues;

/// <summary>A queue on a clock that only moves when told: locks of 30 s, 3 deliveries, duplicates known for 10 min.</summary>
internal sealed class QueueUnderTest : IDisposable
{
    internal static readonly TimeSpan LockDuration = TimeSpan.FromSeconds(30);
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    internal QueueUnderTest(TimeSpan? timeToLive = null, Func<QueueOptions, QueueOptions>? change = null)
    {
        var options = new QueueOptions("queue")
        {
            LockDuration = LockDuration, MaxDeliveryCount = 3, DuplicateDetectionWindow = Window, DefaultTimeToLive = timeToLive,
            DeadLetteringOnMessageExpiration = true,
        };
        Queue = new QueueDirectory([change?.Invoke(options) ?? options], Clock).Find("queue")!;
    }

    internal FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    internal MessageQueue Queue { get; }

    internal MessageQueue DeadLetters => Queue.DeadLetters!;

    internal DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Active, locked, scheduled, deferred, dead-lettered.</summary>
    internal (int Active, int Locked, int Scheduled, int Deferred, int DeadLettered) Counts =>
        Queue.Status() is var now ? (now.Active, now.Locked, now.Scheduled, now.Deferred, now.DeadLettered) : default;

    public void Dispose() => Queue.Dispose();

    internal void Send(params string[] ids)
    {
        foreach (var id in ids) Queue.Send(Body(id), id, scheduledFor: null);
    }

    internal RecordingConsumer Consumer(int credit = 0, bool deletes = false) => Attach(Queue, credit, deletes);

    /// <summary>Takes the next message under lock, with a consumer of its own.</summary>
    internal (QueueMessage Message, MessageLock Taken) Take()
    {
        var (message, taken) = Consumer(credit: 1).Last;
        return (message, taken!);
    }

    /// <summary>Takes the next dead letter away.</summary>
    internal QueueMessage TakeDeadLetter() => Attach(DeadLetters, 1, deletes: true).Last.Message;

    internal static Message Body(string text, TimeSpan? timeToLive = null)
    {
        var message = new Message { BodySection = new Data { Binary = System.Text.Encoding.UTF8.GetBytes(text) } };
        if (timeToLive is { } life) message.Header = new Header { Ttl = (uint)life.TotalMilliseconds };
        return message;
    }

    private static RecordingConsumer Attach(MessageQueue queue, int credit, bool deletes)
    {
        var consumer = new RecordingConsumer(deletes);
        queue.AddConsumer(consumer);
        queue.AddCredit(consumer, credit, drain: false);
        return consumer;
    }
}
