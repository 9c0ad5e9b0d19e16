using System.Net;
using System.Text.Json;
using Bridge.Local.Truv;
using Bridge.Tests.Local.Truv.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Local.Truv;

/// <summary>So many a minute, sliding, for each Access Secret, and the log that shows it.</summary>
public sealed class RateLimitTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private TruvUnderTest _truv = null!;

    public async ValueTask InitializeAsync() => _truv = await TruvUnderTest.StartAsync(
        _time, api: options => options with { RequestsPerMinute = 3, AccessSecrets = [TruvUnderTest.Secret, "sandbox-two"] });

    public ValueTask DisposeAsync() => _truv.DisposeAsync();

    [Fact]
    public async Task Request_OverTheLimit_IsThrottledAsDocumented()
    {
        await SpendAsync(3);

        using var response = await _truv.Http.GetAsync("/v1/tasks/", TruvUnderTest.Token);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(60), response.Headers.RetryAfter!.Delta);
        Assert.Equal(
            """{"error":{"code":"throttled","message":"Request was throttled. Expected available in 60 seconds."}}""",
            await response.Content.ReadAsStringAsync(TruvUnderTest.Token));
    }

    [Fact]
    public async Task Window_Slides_SoTheOldestRequestFreesOne()
    {
        await SpendAsync(1);
        _time.Advance(TimeSpan.FromSeconds(40));
        await SpendAsync(2);
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync());

        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync());
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync());
    }

    [Fact]
    public async Task Secrets_AreCountedApart()
    {
        await SpendAsync(3);
        _truv.Http.DefaultRequestHeaders.Remove("X-Access-Secret");
        _truv.Http.DefaultRequestHeaders.Add("X-Access-Secret", "sandbox-two");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync());
    }

    [Fact]
    public async Task Limit_ChangedWhileRunning_HoldsAtOnce()
    {
        await SpendAsync(3);

        _truv.Service.RateLimit.RequestsPerMinute = 0;

        Assert.Equal(HttpStatusCode.OK, await StatusAsync());
    }

    [Theory]
    [InlineData(ThrottleText.Detail, "detail")]
    [InlineData(ThrottleText.Message, "message")]
    [InlineData(ThrottleText.ErrorMessage, "error.message")]
    [InlineData(ThrottleText.ErrorDetail, "error.detail")]
    public async Task Hint_StandsWhereItIsToldTo(ThrottleText place, string path)
    {
        await SpendAsync(3);
        _truv.Service.RateLimit.Answer = new ThrottleAnswer(place, HasRetryAfter: false, Status: 503);

        using var response = await _truv.Http.GetAsync("/v1/tasks/", TruvUnderTest.Token);

        var json = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(TruvUnderTest.Token));
        var text = path.Split('.').Aggregate(json, (one, name) => one.GetProperty(name)).GetString();
        Assert.Equal("Request was throttled. Expected available in 60 seconds.", text);
        Assert.Null(response.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task Log_KnowsTheBusiestMinute_RefusedRequestsIncluded()
    {
        await SpendAsync(5);
        _time.Advance(TimeSpan.FromSeconds(59));
        await SpendAsync(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        await SpendAsync(2);

        var requests = _truv.Service.Requests;

        Assert.Equal(8, requests.Total);
        Assert.Equal(6, requests.PeakPerMinute);
        Assert.Equal(3, requests.Throttled);
        Assert.Equal(["/v1/tasks/"], requests.Kept.Select(one => one.Target).Distinct());
        Assert.DoesNotContain(requests.Kept, one => one.Secret.Contains("sandbox", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_KeepsTheNewestOnly_AndClears()
    {
        await using var small = await TruvUnderTest.StartAsync(_time, api: options => options with { KeptRequests = 2 });
        foreach (var size in new[] { 1, 2, 3 }) await small.GetAsync($"/v1/tasks/?page_size={size}");

        Assert.Equal(
            ["/v1/tasks/?page_size=2", "/v1/tasks/?page_size=3"], small.Service.Requests.Kept.Select(one => one.Target));
        Assert.Equal(3, small.Service.Requests.Total);

        small.Service.Requests.Clear();

        Assert.Equal(0, small.Service.Requests.PeakPerMinute);
        Assert.Empty(small.Service.Requests.Kept);
    }

    private async Task<HttpStatusCode> StatusAsync() => (await _truv.GetAsync("/v1/tasks/")).Status;

    private async Task SpendAsync(int requests)
    {
        for (var i = 0; i < requests; i++) await StatusAsync();
    }
}
