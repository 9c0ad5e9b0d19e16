using System.Data.Common;
using Azure.Messaging.ServiceBus;
using Bridge.Consumer.Contract;
using Bridge.Consumer.Inbox;
using Bridge.Consumer.Processing;
using Bridge.Local.ServiceBus;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Tests.Consumers.DotNet;

/// <summary>Work that takes longer than the lock on its message; consumer and broker have one clock, which the test turns.</summary>
public sealed class LockKeepingTests : IAsyncLifetime
{
    private static readonly TimeSpan Lock = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    // Half of the time that a fresh lock leaves for work.
    private readonly TurnedTime _clock = new(
        DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()), (Lock - Margin) / 2);

    private readonly InboxFile _file = new();
    private readonly LongWork _work = new();
    private readonly RecordingLogger<QueuePump> _logger = new();
    private readonly CancellationTokenSource _stop = new();
    private SqliteInbox _inbox = null!;
    private Broker _broker = null!;
    private ServiceBusClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _inbox = await _file.OpenAsync();
        _broker = await Broker.StartAsync(
            new BrokerOptions { Port = 0, Queues = [new QueueOptions("queue") { LockDuration = Lock }] },
            _clock, NullLoggerFactory.Instance, CancellationToken.None);
        _client = new ServiceBusClient(_broker.ConnectionString);
        await _client.CreateSender("queue").SendMessageAsync(new ServiceBusMessage(new EventBuilder().Bytes), Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _broker.DisposeAsync();
        _inbox.Dispose();
        _file.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task Work_LongerThanTheLock_KeepsItAndIsDoneOnce()
    {
        var pump = RunAsync();
        var work = await _work.BegunAsync();
        for (var turn = 0; turn < 6; turn++) await _clock.TurnAsync(Token);
        await _clock.TurnAsync(Token);
        var locked = _broker.Status().Single().Locked;
        work.Done.SetResult();

        await EndAsync(pump, () => _broker.Status().Single().Locked == 0);

        Assert.Equal((1, false, 1), (locked, work.Token.IsCancellationRequested, _work.Begun));
        Assert.Equal(0, _broker.Status().Single().Active);
    }

    [Fact]
    public async Task Work_LongerThanTheLongest_IsCancelledBeforeItsLockEnds()
    {
        var pump = RunAsync(longestWork: TimeSpan.FromSeconds(20));
        var work = await _work.BegunAsync();

        await _clock.TurnAsync(Token);
        await RenewedAsync(work);
        _clock.Advance(Lock - Margin);

        await work.Cancelled.WaitAsync(Soon, Token);
        work.Done.SetCanceled(work.Token);
        await EndAsync(pump, () => _logger.Lines.Any(line => line.Contains("comes again", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Work_WhoseLockIsLost_IsCancelledAtTheNextRenewal()
    {
        var pump = RunAsync();
        var work = await _work.BegunAsync();
        _broker.ExpireLocks("queue");

        await _clock.TurnAsync(Token);

        await work.Cancelled.WaitAsync(Soon, Token);
        work.Done.SetCanceled(work.Token);
        await EndAsync(pump, () => _logger.Lines.Any(line => line.Contains("is lost", StringComparison.Ordinal)));
    }

    private Task RunAsync(TimeSpan? longestWork = null)
    {
        var options = new QueuePumpOptions("queue")
        {
            Concurrency = 1, Wait = TimeSpan.FromMilliseconds(100), SettleMargin = Margin, FirstDelay = TimeSpan.Zero,
            LongestWork = longestWork ?? TimeSpan.FromMinutes(30),
        };
        var processor = new EventProcessor(new EventContract(), null, null, _inbox, _work);
        return new QueuePump(_client, options, processor, _clock, _logger).RunAsync(_stop.Token);
    }

    // The first lock would have ended the work by now.
    private async Task RenewedAsync(LongWork.Piece work)
    {
        await UntilAsync(() => _logger.Lines.Any(line => line.Contains("is renewed", StringComparison.Ordinal)));
        Assert.False(work.Token.IsCancellationRequested);
    }

    private async Task EndAsync(Task pump, Func<bool> when)
    {
        await UntilAsync(when);
        await _stop.CancelAsync();
        await pump.WaitAsync(Soon, Token);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(Soon);
        while (!condition()) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
    }

    /// <summary>Work that ends when the test says so.</summary>
    private sealed class LongWork : IEventHandler
    {
        private readonly TaskCompletionSource<Piece> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _begun;

        internal int Begun => _begun;

        internal Task<Piece> BegunAsync() => _first.Task.WaitAsync(Soon, LockKeepingTests.Token);

        public Task HandleAsync(ConsumedEvent consumed, DbTransaction transaction, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _begun) > 1) return Task.CompletedTask;
            var piece = new Piece(cancellationToken);
            _first.SetResult(piece);
            return piece.Done.Task;
        }

        /// <summary>One piece of work.</summary>
        internal sealed class Piece
        {
            private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

            internal Piece(CancellationToken token)
            {
                Token = token;
                token.Register(_cancelled.SetResult);
            }

            internal CancellationToken Token { get; }

            internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

            internal Task Cancelled => _cancelled.Task;
        }
    }
}
