using Bridge.Core.Truv;
using Bridge.Tests.Builders;
using FsCheck.Xunit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Core.Truv;

public sealed class RequestGateTests
{
    private readonly FakeTimeProvider _time = new(TestAuthority.Now);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enter_MoreThanAMinuteAllows_WaitsUntilTheOldestIsAMinuteOld()
    {
        using var gate = Gate(perMinute: 3);
        for (var i = 0; i < 3; i++) await gate.EnterAsync(Token);

        var fourth = gate.EnterAsync(Token);
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.False(fourth.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(TestAuthority.Now.AddSeconds(61), await fourth);
    }

    [Property(MaxTest = 200)]
    public async Task Enter_AnyPattern_NeverPassesMoreThanTheLimitInAnySlidingMinute(byte[] gaps)
    {
        const int limit = 5;
        using var gate = Gate(limit);
        var waiting = new List<Task<DateTimeOffset>>();
        foreach (var gap in gaps)
        {
            waiting.Add(gate.EnterAsync(CancellationToken.None));
            _time.Advance(TimeSpan.FromMilliseconds(gap * 50));
        }

        var all = Task.WhenAll(waiting);
        await Until.TrueAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            return all.IsCompleted;
        });
        var passed = (await all).Order().ToArray();

        Assert.All(passed.Skip(limit).Zip(passed), pair => Assert.True(pair.First - pair.Second > TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData(7, 17)]
    [InlineData(null, 40)]
    public async Task Pause_After429_StopsEverybodyForTheHintAndThePadding(int? hint, int seconds)
    {
        using var gate = Gate(perMinute: 100);
        gate.Pause(hint is { } named ? TimeSpan.FromSeconds(named) : null);
        gate.Pause(TimeSpan.Zero);

        var first = gate.EnterAsync(Token);
        var second = gate.EnterAsync(Token);
        _time.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.False(first.IsCompleted || second.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        await first;
        await second;
    }

    [Fact]
    public async Task Enter_CallerGivesUp_LeavesTheTurnToTheNext()
    {
        using var gate = Gate(perMinute: 1);
        await gate.EnterAsync(Token);
        using var caller = new CancellationTokenSource();
        var given = gate.EnterAsync(caller.Token);
        var next = gate.EnterAsync(Token);

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        await Until.TrueAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            return next.IsCompleted;
        });
    }

    [Theory]
    [InlineData("""{"error":{"code":"throttled","message":"Request was throttled. Expected available in 12 seconds."}}""", 12)]
    [InlineData("""{"detail":"Request was throttled. Expected available in 1 second."}""", 1)]
    [InlineData("Expected available in 999999 seconds.", 600)]
    [InlineData("""{"detail":"slow down"}""", null)]
    [InlineData("available in 12345678901234567890 seconds", null)]
    public async Task Hint_Text_IsFoundWhereverItStands(string body, int? seconds)
    {
        using var response = new HttpResponseMessage { Content = new StringContent(body) };

        var hint = await ThrottleHint.ReadAsync(response, TestAuthority.Now, Token);

        Assert.Equal(seconds, hint?.TotalSeconds);
    }

    [Theory]
    [InlineData("33", 33)]
    [InlineData("Thu, 12 Mar 2026 00:00:00 GMT", 0)]
    public async Task Hint_Header_GoesBeforeTheText(string header, int seconds)
    {
        using var response = new HttpResponseMessage { Content = new StringContent("available in 5 seconds") };
        response.Headers.TryAddWithoutValidation("Retry-After", header);

        var hint = await ThrottleHint.ReadAsync(response, new DateTimeOffset(2026, 3, 13, 0, 0, 0, TimeSpan.Zero), Token);

        Assert.Equal(seconds, hint!.Value.TotalSeconds);
    }

    private RequestGate Gate(int perMinute) =>
        new(new GateLimits(perMinute, TimeSpan.FromSeconds(10)), _time, NullLogger<RequestGate>.Instance);
}
