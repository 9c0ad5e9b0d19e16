using Amqp.Framing;
using Bridge.Local.ServiceBus;
using Bridge.Local.ServiceBus.Queues;
using Bridge.Local.ServiceBus.Storage;
using Bridge.Tests.Local.ServiceBus.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Local.ServiceBus.Storage;

public sealed class JournalTests : IAsyncDisposable
{
    private static readonly byte[] State = [1, 2, 3];

    private readonly string _folder = Directory.CreateTempSubdirectory("broker-journal-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private Journal _journal;
    private QueueDirectory _queues;

    public JournalTests() => (_journal, _queues) = Open(long.MaxValue / 4);

    private string JournalPath => Path.Combine(_folder, "journal");

    private MessageQueue Queue => _queues.Find("queue")!;

    private MessageQueue Sessions => _queues.Find("sessions")!;

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Restart_MessagesOfEveryState_AreWhereTheyWere()
    {
        Send(Queue, "completed", "abandoned", "deferred", "dead", "locked", "active");
        Queue.Send(QueueUnderTest.Body("scheduled"), "scheduled", _clock.GetUtcNow().AddHours(1));
        var consumer = Consume(Queue, 5);
        var tokens = consumer.All.Select(delivery => delivery.Taken!.Token).ToArray();
        Queue.Complete(tokens[0]);
        Queue.Abandon(tokens[1], new Dictionary<string, object> { ["tries"] = 1 });
        Queue.Defer(tokens[2], changes: null);
        Queue.DeadLetters!.Reserve(50);
        Queue.DeadLetter(tokens[3], DeadLetterProperties.Of("reason", "why"));
        var before = Queue.Peek(0, 10).Select(message => (message.SequenceNumber, message.MessageId)).ToArray();

        await RestartAsync();

        Assert.Equal(before, Queue.Peek(0, 10).Select(message => (message.SequenceNumber, message.MessageId)));
        var status = Queue.Status();
        Assert.Equal((3, 0, 1, 1, 1), (status.Active, status.Locked, status.Scheduled, status.Deferred, status.DeadLettered));
        var again = Consume(Queue, 1).Last.Message;
        Assert.Equal(("abandoned", 1), (again.MessageId, again.DeliveryCount));
        Assert.Equal(1, again.Content.ApplicationProperties["tries"]);
        var dead = Queue.DeadLetters!.Peek(0, 1)[0];
        Assert.Equal(("dead", "queue", 51, 4), (dead.MessageId, dead.DeadLetterSource, dead.SequenceNumber, dead.EnqueuedNumber));
        Assert.Equal("reason", dead.Content.ApplicationProperties["DeadLetterReason"]);
    }

    [Fact]
    public async Task Restart_ThenTimePasses_ScheduledAndMortalMessagesFollowTheClock()
    {
        Queue.Send(QueueUnderTest.Body("scheduled"), "scheduled", _clock.GetUtcNow().AddMinutes(2));
        Queue.Send(QueueUnderTest.Body("mortal", TimeSpan.FromMinutes(1)), "mortal", scheduledFor: null);

        await RestartAsync();
        _clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(["scheduled"], Queue.Peek(0, 10).Select(message => message.MessageId));
        Assert.Equal((1, 0), (Queue.Status().Active, Queue.Status().Scheduled));
    }

    [Fact]
    public async Task Restart_NumbersAndMessageIds_GoOn()
    {
        Send(Queue, "a");
        var number = Queue.Peek(0, 1)[0].SequenceNumber;
        Queue.Complete(Consume(Queue, 1).Last.Taken!.Token);

        await RestartAsync();
        var duplicate = Queue.Send(QueueUnderTest.Body("again"), "a", scheduledFor: null);
        Send(Queue, "b");

        Assert.Equal(SendOutcome.Duplicate, duplicate);
        Assert.Equal(number + 1, Queue.Peek(0, 1)[0].SequenceNumber);
    }

    [Fact]
    public async Task Restart_StatesOfSessions_AreKept()
    {
        var message = QueueUnderTest.Body("1");
        message.Properties = new Properties { GroupId = "s" };
        Sessions.Send(message, "1", scheduledFor: null);
        Sessions.AcceptSession("t", new RecordingConsumer { Owner = "me" });
        Sessions.WriteState("t", "me", State);

        await RestartAsync();

        Assert.Equal(["s"], Sessions.Sessions(null, 0, 10));
        Sessions.AcceptSession("t", new RecordingConsumer { Owner = "me" });
        Sessions.ReadState("t", "me", out var state);
        Assert.Equal(State, state);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30)]
    public async Task Restart_WithATornEnd_KeepsWhatIsWholeAndGoesOn(int missing)
    {
        Send(Queue, "a", "b");
        await CloseAsync();
        await using (var file = new FileStream(JournalPath, FileMode.Open)) file.SetLength(file.Length - missing);

        (_journal, _queues) = Open(long.MaxValue / 4);
        Assert.Equal(["a"], Queue.Peek(0, 10).Select(message => message.MessageId));
        Send(Queue, "c");
        await RestartAsync();

        Assert.Equal(["a", "c"], Queue.Peek(0, 10).Select(message => message.MessageId));
    }

    [Fact]
    public async Task Restart_WithDamageAtTheEnd_LeavesTheDamagedGroupOut()
    {
        Send(Queue, "a", "b");
        await CloseAsync();
        var bytes = await File.ReadAllBytesAsync(JournalPath, TestContext.Current.CancellationToken);
        bytes[^3] ^= 0x40;
        await File.WriteAllBytesAsync(JournalPath, bytes, TestContext.Current.CancellationToken);

        (_journal, _queues) = Open(long.MaxValue / 4);

        Assert.Equal(["a"], Queue.Peek(0, 10).Select(message => message.MessageId));
        var torn = await File.ReadAllBytesAsync(JournalPath + ".torn", TestContext.Current.CancellationToken);
        Assert.Equal(bytes[^torn.Length..], torn);
        Assert.NotEmpty(torn);
    }

    [Fact]
    public async Task File_ThatGrewBeyondWhatItHolds_IsWrittenAnew()
    {
        await CloseAsync();
        (_journal, _queues) = Open(slackBytes: 20_000);
        Send(Queue, "kept");
        for (var at = 0; at < 500; at++)
        {
            Send(Queue, $"{at}");
            Queue.Complete(Consume(Queue, 2).All[^1].Taken!.Token);
            Queue.ExpireLocks();
            await SafeAsync();
        }

        var length = new FileInfo(JournalPath).Length;
        await RestartAsync();

        // 500 messages would come to more than 100 kB.
        Assert.InRange(length, 1, 80_000);
        Assert.Equal(1, Queue.Status().Active + Queue.Status().DeadLettered);
        Assert.Equal(SendOutcome.Duplicate, Queue.Send(QueueUnderTest.Body("x"), "499", scheduledFor: null));
    }

    [Fact]
    public async Task Folder_OfARunningBroker_IsRefusedToAnother()
    {
        var refused = Assert.Throws<IOException>(() => JournalFolder.Open(_folder));

        Assert.Contains(_folder, refused.Message, StringComparison.Ordinal);
        await SafeAsync();
    }

    [Fact]
    public async Task Restart_WithoutAQueueThatHasMessages_IsRefusedAndNamesIt()
    {
        Send(Queue, "a");
        await CloseAsync();
        await using var journal = new Journal(JournalFolder.Open(_folder), _clock, NullLogger.Instance, slackBytes: 1024);
        using var queues = new QueueDirectory([new QueueOptions("other")], _clock, journal);

        var refused = Assert.Throws<InvalidDataException>(() => journal.Start(queues));

        Assert.Contains("1 messages of 'queue'", refused.Message, StringComparison.Ordinal);
        (_journal, _queues) = (null!, null!);
    }

    private static void Send(MessageQueue queue, params string[] ids)
    {
        foreach (var id in ids) queue.Send(QueueUnderTest.Body(id), id, scheduledFor: null);
    }

    private static RecordingConsumer Consume(MessageQueue queue, int credit)
    {
        var consumer = new RecordingConsumer();
        queue.AddConsumer(consumer);
        queue.AddCredit(consumer, credit, drain: false);
        queue.RemoveConsumer(consumer);
        return consumer;
    }

    private (Journal Journal, QueueDirectory Queues) Open(long slackBytes)
    {
        var journal = new Journal(JournalFolder.Open(_folder), _clock, NullLogger.Instance, slackBytes);
        var queues = new QueueDirectory(
            [
                new QueueOptions("queue") { DuplicateDetectionWindow = TimeSpan.FromDays(1), MaxDeliveryCount = 2000 },
                new QueueOptions("sessions") { RequiresSession = true },
            ],
            _clock, journal);
        journal.Start(queues);
        return (journal, queues);
    }

    private async Task RestartAsync()
    {
        await CloseAsync();
        (_journal, _queues) = Open(long.MaxValue / 4);
    }

    private async Task CloseAsync()
    {
        if (_journal is null) return;
        _queues.Dispose();
        await _journal.DisposeAsync();
    }

    private Task SafeAsync()
    {
        var safe = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _journal.WhenSafe(safe, static on => on.TrySetResult());
        return safe.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }
}
