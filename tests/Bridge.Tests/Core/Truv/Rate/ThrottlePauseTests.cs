using Bridge.Core.Truv.Rate;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Core.Truv.Rate;

public sealed class ThrottlePauseTests
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Property(MaxTest = 100)]
    public async Task Pass_AfterAPause_LetsPassInOrderOfComingAndNeverTwoAtOnce(int seed, byte callers)
    {
        var time = new FakeTimeProvider();
        var random = new Random(seed);
        var pause = new ThrottlePause(Gap, () => 0.01 + (0.99 * random.NextDouble()), time);
        pause.Begin(TimeSpan.FromSeconds(17));
        var turns = Enumerable.Range(0, 1 + (callers % 40)).Select(_ => TurnAsync(pause)).ToArray();

        await DriveAsync(time, turns);

        var passed = await Task.WhenAll(turns);
        Assert.True(passed[0] >= TimeSpan.FromSeconds(17));
        Assert.All(passed.Zip(passed.Skip(1)), pair => Assert.True(pair.First < pair.Second));
    }

    [Fact]
    public async Task Pass_SecondPauseWhileTheyWait_HoldsEverybodyUntilItsEnd()
    {
        var time = new FakeTimeProvider();
        var pause = new ThrottlePause(Gap, () => 0.5, time);
        pause.Begin(TimeSpan.FromSeconds(10));
        var turns = Enumerable.Range(0, 5).Select(_ => TurnAsync(pause)).ToArray();

        time.Advance(TimeSpan.FromSeconds(9));
        Assert.True(pause.Begin(TimeSpan.FromSeconds(30)));
        Assert.False(pause.Begin(TimeSpan.FromSeconds(5)));
        await DriveAsync(time, turns);

        var passed = await Task.WhenAll(turns);
        Assert.All(passed, turn => Assert.True(turn >= TimeSpan.FromSeconds(39)));
        Assert.Equal(5, passed.Distinct().Count());
    }

    [Fact]
    public async Task Pass_TurnBeyondTheLimit_IsRefusedAtOnce()
    {
        var time = new FakeTimeProvider();
        var pause = new ThrottlePause(Gap, () => 0.5, time);
        pause.Begin(TimeSpan.FromSeconds(10));

        Assert.False(await pause.PassAsync(TimeSpan.FromSeconds(9), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Pass_NoPause_PassesAtOnce()
    {
        var pause = new ThrottlePause(Gap, () => 0.5, new FakeTimeProvider());

        Assert.True(await pause.PassAsync(TimeSpan.Zero, TestContext.Current.CancellationToken));
    }

    private static async Task<TimeSpan> TurnAsync(ThrottlePause pause)
    {
        Assert.True(await pause.PassAsync(Hour, TestContext.Current.CancellationToken));
        return pause.Now;
    }

    // A delay's continuation runs within the step that ends it, so a step of one millisecond tells two turns apart.
    private static async Task DriveAsync(FakeTimeProvider time, Task[] turns)
    {
        await Task.Run(() =>
        {
            while (!turns.All(turn => turn.IsCompleted)) time.Advance(TimeSpan.FromMilliseconds(1));
        });
    }
}
