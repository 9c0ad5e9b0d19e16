using System.Collections.Concurrent;
using Bridge.Core.Truv;
using Bridge.Core.Truv.Rate;
using Bridge.Tests.Core.Truv;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Functions.Truv;

/// <summary>Many callers at once, over real sockets, under a clock that the test drives.</summary>
public sealed class TruvLoadTests
{
    private const int PerMinute = 20;

    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<DateTimeOffset> _arrivals = new();

    [Fact]
    public async Task Get_ManyCallersAndErrors_NeverMoreThanTheLimitArriveInAnyMinuteAndAllAreAnswered()
    {
        await using var server = await TruvServer.StartAsync((context, number) =>
        {
            _arrivals.Enqueue(_time.GetUtcNow());
            return TruvServer.JsonAsync(context, number % 10 == 0 ? 503 : 200, "{}");
        });
        await using var truv = new ComposedTruv(
            server, _time, ("RequestsPerMinute", $"{PerMinute}"), ("MaxWait", "00:30:00"), ("TotalTimeout", "01:00:00"),
            ("AttemptTimeout", "00:10:00"));

        var answers = await DriveAsync(truv, [.. Enumerable.Range(0, 100).Select(i => truv.GetAsync($"/v1/links/{i}/"))]);

        Assert.All(answers, answer => Assert.Equal(TruvOutcome.Found, answer.Outcome));
        var arrivals = _arrivals.ToArray();
        Assert.InRange(arrivals.Length, 110, 115);
        Assert.All(
            arrivals.Zip(arrivals.Skip(PerMinute)),
            pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMinutes(1)));
    }

    // Time stands still while a request is on its way: a slow machine must not look like a slow server.
    private async Task<TruvAnswer[]> DriveAsync(ComposedTruv truv, Task<TruvAnswer>[] calls)
    {
        var gate = (TruvGate)truv.Get<ITruvGate>();
        while (!calls.All(call => call.IsCompleted))
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            for (var i = 0; i < 20; i++) await Task.Yield();
            await Settled.UntilAsync(
                () => Count(truv, "bridge.truv.wait.duration") == Count(truv, "bridge.truv.request.duration"));
        }

        Assert.Equal(0, gate.Waiting);
        return await Task.WhenAll(calls);
    }

    private static int Count(ComposedTruv truv, string instrument) => truv.Measurements.Of(instrument).Count();
}
