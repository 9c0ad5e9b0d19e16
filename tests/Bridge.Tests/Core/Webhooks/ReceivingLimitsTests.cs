using System.IO.Pipelines;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Webhooks;

public sealed class ReceivingLimitsTests
{
    private readonly ReceiverFixture _fixture = new();
    private readonly Pipe _pipe = new();

    [Fact]
    public async Task Receive_BodyStaysOut_IsGivenUpAtTheBodyTimeout()
    {
        var receiving = _fixture.ReceiveAsync(Slow());

        _fixture.Time.Advance(ReceiverFixture.Limits.BodyTimeout - TimeSpan.FromMilliseconds(1));
        Assert.False(receiving.IsCompleted);
        _fixture.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(Verdicts.BodyTooSlow, await receiving);
        Assert.Empty(_fixture.Queue.Received);
    }

    [Fact]
    public async Task Receive_CallerHangsUpWhileSending_EndsWithoutAnError()
    {
        using var caller = new CancellationTokenSource();
        var receiving = _fixture.ReceiveAsync(Slow().Build(), caller.Token);

        await caller.CancelAsync();

        Assert.Equal(Verdicts.CallerGone, await receiving);
        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Information, Assert.Single(_fixture.Logger.Entries).Level);
    }

    [Fact]
    public async Task Receive_CallerHangsUpAfterSending_TheEventIsQueuedAllTheSame()
    {
        using var caller = new CancellationTokenSource();
        _fixture.Queue.Hold();
        var receiving = _fixture.ReceiveAsync(_fixture.Genuine().Build(), caller.Token);

        await caller.CancelAsync();
        _fixture.Queue.LetGo();

        Assert.Equal(Verdicts.Accepted, await receiving);
        Assert.Single(_fixture.Queue.Received);
    }

    [Fact]
    public async Task Receive_BrokerSilent_IsGivenUpAtTheDeadlineOfTheWholeRequest()
    {
        _fixture.Queue.Hold();
        var request = _fixture.Genuine().From(_pipe.Reader.AsStream());
        var receiving = _fixture.ReceiveAsync(request);
        _fixture.Time.Advance(TimeSpan.FromSeconds(4));
        await SendAsync(request.Bytes);
        await Until(() => _fixture.Queue.Received.Count > 0);

        _fixture.Time.Advance(TimeSpan.FromSeconds(3.9));
        Assert.False(receiving.IsCompleted);
        _fixture.Time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(Verdicts.QueueUnavailable, await receiving);
    }

    [Fact]
    public async Task Receive_MoreAtOnceThanAllowed_TheNextIsToldToComeBackAndALaterOneIsTaken()
    {
        _fixture.Queue.Hold();
        var working = Enumerable.Range(0, ReceiverFixture.Limits.MaxConcurrency)
            .Select(_ => _fixture.ReceiveAsync(_fixture.Genuine())).ToList();

        var overload = await _fixture.ReceiveAsync(_fixture.Genuine());
        _fixture.Queue.LetGo();
        await Task.WhenAll(working);
        var later = await _fixture.ReceiveAsync(_fixture.Genuine());

        Assert.Equal((Verdicts.Overloaded, 503), (overload, overload.StatusCode));
        Assert.Equal(Verdicts.Accepted, later);
        Assert.Equal(working.Count + 1, _fixture.Queue.Received.Count);
    }

    [Fact]
    public async Task Receive_DeadlinePassedWhileReading_LeavesTheQueueNoTime()
    {
        var request = _fixture.Genuine().From(new LateStream(_fixture));
        _fixture.Queue.Hold();

        Assert.Equal(Verdicts.QueueUnavailable, await _fixture.ReceiveAsync(request));
        Assert.True(_fixture.Queue.Deadline.IsCancellationRequested);
    }

    [Fact]
    public async Task Dispose_Receiver_GivesNoMorePlaces()
    {
        await _fixture.Receiver.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => _fixture.ReceiveAsync(_fixture.Genuine()));
    }

    [Fact]
    public async Task Receive_BodyBrokeOff_TheNextRequestIsJudgedByItsOwnBytes()
    {
        await _pipe.Writer.WriteAsync("half of"u8.ToArray(), TestContext.Current.CancellationToken);
        var broken = _fixture.ReceiveAsync(Slow());
        _fixture.Time.Advance(ReceiverFixture.Limits.BodyTimeout);

        Assert.Equal(Verdicts.BodyTooSlow, await broken);
        Assert.Equal(Verdicts.Accepted, await _fixture.ReceiveAsync(_fixture.Genuine()));
    }

    private WebhookBuilder Slow() => _fixture.Genuine().WithoutLength().From(_pipe.Reader.AsStream());

    private async Task SendAsync(byte[] body)
    {
        await _pipe.Writer.WriteAsync(body, TestContext.Current.CancellationToken);
        await _pipe.Writer.CompleteAsync();
    }

    /// <summary>A body that is there at once, while the clock goes far beyond every limit.</summary>
    private sealed class LateStream(ReceiverFixture fixture) : MemoryStream(fixture.Genuine().Bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            fixture.Time.Advance(TimeSpan.FromSeconds(60));
            return base.ReadAsync(buffer, CancellationToken.None);
        }
    }

    private static async Task Until(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
