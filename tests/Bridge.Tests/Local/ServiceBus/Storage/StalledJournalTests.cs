using Bridge.Local.ServiceBus;
using Bridge.Local.ServiceBus.Queues;
using Bridge.Local.ServiceBus.Storage;
using Bridge.Tests.Builders;
using Bridge.Tests.Local.ServiceBus.Queues;

namespace Bridge.Tests.Local.ServiceBus.Storage;

/// <summary>A journal whose disk fails.</summary>
public sealed class StalledJournalTests : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly DateTimeOffset Begin = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("broker-stalled-").FullName;
    private readonly FailingDisk _disk = new();
    private readonly RecordingLogger<Broker> _logger = new();
    private readonly AwaitedTime _clock = new(Begin);
    private Journal _journal;
    private QueueDirectory _queues;

    public StalledJournalTests() => (_journal, _queues) = Open(long.MaxValue / 4);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MessageQueue Queue => _queues.Find("queue")!;

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(nameof(FailingDisk.Failure.Full))]
    [InlineData(nameof(FailingDisk.Failure.LosesFlush))]
    public async Task Disk_FailsAndRecovers_AnswersWaitAndNothingIsLost(string failure)
    {
        Send("before");
        await Safe().WaitAsync(Soon, Token);
        _disk.Now = Enum.Parse<FailingDisk.Failure>(failure);
        Send("meanwhile");
        var answered = Safe();
        await StalledAsync();
        Send("later");
        var stalled = _journal.Storage;
        var tooEarly = answered.IsCompleted;

        _disk.Now = FailingDisk.Failure.None;
        await RetryUntilAsync(answered);
        await Safe().WaitAsync(Soon, Token);

        Assert.False(tooEarly);
        Assert.Equal((StorageState.Stalled, (DateTimeOffset?)Begin), (stalled.State, stalled.StalledSince));
        Assert.NotEmpty(stalled.Reason!);
        Assert.Equal(StorageState.Kept, _journal.Storage.State);
        Assert.Equal(["before", "meanwhile", "later"], await ReopenAsync());
    }

    [Fact]
    public async Task Disk_FailsAgainAndAgain_IsToldOnceAndOnceThatItIsOver()
    {
        _disk.Now = FailingDisk.Failure.Full;
        Send("a");
        var answered = Safe();
        await StalledAsync();
        await RetryUntilAsync(() => _disk.Failures >= 3);

        _disk.Now = FailingDisk.Failure.None;
        await RetryUntilAsync(answered);

        Assert.Collection(
            _logger.Lines,
            line => Assert.Contains("cannot be written: No space left on device.", line, StringComparison.Ordinal),
            line => Assert.Contains("can be written again after", line, StringComparison.Ordinal));
        Assert.False(_journal.Failure.IsCompleted);
    }

    [Fact]
    public async Task Disk_TooFullToWriteTheFileAnew_TheOldOneGoesOn()
    {
        await CloseAsync();
        (_journal, _queues) = Open(slackBytes: 2_000);
        var next = Path.Combine(_folder, "journal.new");
        Directory.CreateDirectory(next);
        string[] ids = [.. Enumerable.Range(0, 90).Select(at => $"{at}")];

        await SendUntilToldAsync(ids[..50], "could not be written anew");
        Directory.Delete(next);
        await SendUntilToldAsync(ids[50..], "was written anew");

        Assert.False(_journal.Failure.IsCompleted);
        Assert.Equal(ids, await ReopenAsync());
    }

    [Fact]
    public async Task Dispose_WhileStalled_EndsAndAnswersNobody()
    {
        _disk.Now = FailingDisk.Failure.Full;
        Send("a");
        var answered = Safe();
        await StalledAsync();

        await CloseAsync();

        Assert.False(answered.IsCompleted);
        _disk.Now = FailingDisk.Failure.None;
        (_journal, _queues) = Open(long.MaxValue / 4);
        Assert.Empty(Queue.Peek(0, 100));
    }

    private void Send(params string[] ids)
    {
        foreach (var id in ids) Queue.Send(QueueUnderTest.Body(id), id, scheduledFor: null);
    }

    private async Task SendUntilToldAsync(string[] ids, string line)
    {
        foreach (var id in ids)
        {
            Send(id);
            await Safe().WaitAsync(Soon, Token);
        }

        await Until.TrueAsync(() => _logger.Lines.Any(told => told.Contains(line, StringComparison.Ordinal)));
    }

    private Task Safe()
    {
        var safe = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _journal.WhenSafe(safe, static on => on.TrySetResult());
        return safe.Task;
    }

    private async Task StalledAsync()
    {
        while (!_clock.IsAwaited(Journal.RetryEvery)) await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Token);
        Assert.True(_journal.IsStalled);
    }

    private Task RetryUntilAsync(Task done) => RetryUntilAsync(() => done.IsCompleted);

    // Each move of the clock is one more try, once the journal waits for it again.
    private async Task RetryUntilAsync(Func<bool> done)
    {
        while (!done())
        {
            _clock.Advance(Journal.RetryEvery);
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Token);
        }
    }

    private async Task<IEnumerable<string>> ReopenAsync()
    {
        await CloseAsync();
        (_journal, _queues) = Open(long.MaxValue / 4);
        return Queue.Peek(0, 100).Select(message => message.MessageId);
    }

    private (Journal Journal, QueueDirectory Queues) Open(long slackBytes)
    {
        var journal = new Journal(JournalFolder.Open(_folder, _disk), _clock, _logger, slackBytes);
        var queues = new QueueDirectory([new QueueOptions("queue")], _clock, journal);
        journal.Start(queues);
        return (journal, queues);
    }

    private async Task CloseAsync()
    {
        _queues.Dispose();
        await _journal.DisposeAsync();
    }
}
