using Bridge.Core.Truv.Rate;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Core.Truv.Rate;

public sealed class SlidingMinuteTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    // The worst case for Truv's own count: a request may arrive at any moment between its sending and its end.
    [Property(MaxTest = 300)]
    public bool Take_AnyDemandAndLatency_NeverMoreThanTheLimitArriveInAnyMinute(int seed, byte limit, byte greed)
    {
        var permitted = 1 + (limit % 20);
        var arrivals = Simulate(permitted, new Random(seed), 1 + (greed % 30), TimeSpan.FromMinutes(6));
        return Enumerable.Range(0, Math.Max(0, arrivals.Count - permitted))
            .All(i => arrivals[i + permitted] - arrivals[i] >= TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Take_WithoutLatency_LetsNearlyTheWholeLimitPassInEveryMinute()
    {
        var arrivals = Simulate(300, new Random(1), 1000, TimeSpan.FromMinutes(10), longest: 1);

        Assert.InRange(arrivals.Count, 10 * 295, 11 * 300);
    }

    [Fact]
    public void Take_ThatAPlainBucketWouldLetPass_IsRefused()
    {
        var time = new FakeTimeProvider();
        using var minute = new SlidingMinute(300, 1, time);
        for (var i = 0; i < 300; i++) minute.Spend(minute.TryTake());

        time.Advance(TimeSpan.FromSeconds(59));

        Assert.False(minute.TryTake().IsAcquired);
    }

    private static List<TimeSpan> Simulate(int limit, Random random, int greed, TimeSpan duration, int longest = 12)
    {
        var time = new FakeTimeProvider();
        var start = time.GetTimestamp();
        using var minute = new SlidingMinute(limit, 1, time);
        var running = new PriorityQueue<Action, TimeSpan>();
        var arrivals = new List<TimeSpan>();
        for (var now = TimeSpan.Zero; now < duration; now = time.GetElapsedTime(start))
        {
            while (running.TryPeek(out var end, out var due) && due <= now)
            {
                running.Dequeue();
                end();
            }

            for (var i = random.Next(greed + 1); i > 0 && minute.TryTake() is { IsAcquired: true } permit; i--)
            {
                var latency = Step * random.Next(longest);
                arrivals.Add(now + (latency * random.NextDouble()));
                running.Enqueue(() => minute.Spend(permit), now + latency);
            }

            time.Advance(Step);
        }

        arrivals.Sort();
        return arrivals;
    }
}
