using Bridge.Core.Truv.Rate;

namespace Bridge.Tests.Core.Truv.Rate;

public sealed class TruvGateTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan AMinute = SlidingMinute.Length;

    private readonly TruvPipeline _pipeline =
        new(ScriptedTruv.Always(200, "{}"), TruvRate.Default with { RequestsPerMinute = 2, MaxWaiting = 3 });

    private TruvGate Gate => _pipeline.Gate;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task Enter_PermitsAreUsedUp_WaitsInOrderOfComing()
    {
        var order = new List<int>();
        await UseAsync(1);
        _pipeline.Time.Advance(TimeSpan.FromSeconds(30));
        await UseAsync(1);
        var waiting = new List<Task>();
        for (var i = 0; i < 3; i++)
        {
            waiting.Add(EnterAsync(i, order));
            await Settled.UntilAsync(() => Gate.Waiting == waiting.Count);
        }

        for (var i = 0; i < 3; i++)
        {
            _pipeline.Time.Advance(TimeSpan.FromSeconds(31));
            await Settled.UntilAsync(() => Count(order) == i + 1);
        }

        Assert.Equal([0, 1, 2], order);
        Assert.Equal(0, Gate.Waiting);
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Enter_QueueIsFull_IsTooManyAtOnce()
    {
        await UseAsync(2);
        using var cancel = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 3).Select(_ => Gate.EnterAsync(Hour, cancel.Token)).ToArray();

        using var permit = await Gate.EnterAsync(Hour, TestContext.Current.CancellationToken);

        Assert.Equal(GateOutcome.TooMany, permit.Outcome);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiting));
        Assert.Equal(0, Gate.Waiting);
    }

    [Fact]
    public async Task Enter_WaitIsTooLong_IsTooLateAndTakesNoPermit()
    {
        await UseAsync(2);
        var late = Gate.EnterAsync(Gate.Now + TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        await Settled.UntilAsync(() => Gate.Waiting == 1);

        _pipeline.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(GateOutcome.TooLate, (await late).Outcome);
        _pipeline.Time.Advance(AMinute);
        await UseAsync(2);
    }

    [Fact]
    public async Task Enter_PauseOutlastsTheWait_IsTooLateAtOnceAndTakesNoPermit()
    {
        Gate.Pause(TimeSpan.FromSeconds(40));

        using var permit = await Gate.EnterAsync(TimeSpan.FromSeconds(45), TestContext.Current.CancellationToken);

        Assert.Equal(GateOutcome.TooLate, permit.Outcome);
        Assert.Equal(TimeSpan.FromSeconds(50), Gate.PauseLeft);
        _pipeline.Time.Advance(TimeSpan.FromSeconds(81));
        await UseAsync(2);
    }

    [Fact]
    public async Task Enter_CancelledDuringAPause_GivesThePermitBack()
    {
        Gate.Pause(null);
        using var cancel = new CancellationTokenSource();
        var cancelled = Gate.EnterAsync(Hour, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _pipeline.Time.Advance(TimeSpan.FromSeconds(101));
        await UseAsync(2);
    }

    [Fact]
    public async Task Enter_PermitIsDisposedTwice_CountsOnce()
    {
        var permit = await Gate.EnterAsync(Hour, TestContext.Current.CancellationToken);
        permit.Dispose();
        permit.Dispose();
        _pipeline.Time.Advance(AMinute);

        await UseAsync(2);

        using var third = await Gate.EnterAsync(Gate.Now, TestContext.Current.CancellationToken);
        Assert.Equal(GateOutcome.TooLate, third.Outcome);
    }

    [Theory]
    [InlineData(7.0, 17)]
    [InlineData(0.0, 10)]
    [InlineData(null, 40)]
    [InlineData(86400.0, 310)]
    public void Pause_Hint_IsPaddedAndBounded(double? hint, double seconds)
    {
        Gate.Pause(hint is { } value ? TimeSpan.FromSeconds(value) : null);

        Assert.Equal(seconds, Gate.PauseLeft.TotalSeconds);
        Assert.Contains(("bridge.truv.pause.duration", seconds), _pipeline.Measurements.Values);
    }

    private async Task UseAsync(int permits)
    {
        for (var i = 0; i < permits; i++)
        {
            using var permit = await Gate.EnterAsync(Gate.Now, TestContext.Current.CancellationToken);
            Assert.Equal(GateOutcome.Granted, permit.Outcome);
        }
    }

    private async Task EnterAsync(int number, List<int> order)
    {
        using var permit = await Gate.EnterAsync(Hour, TestContext.Current.CancellationToken);
        lock (order) order.Add(number);
    }

    private static int Count(List<int> order)
    {
        lock (order) return order.Count;
    }
}
