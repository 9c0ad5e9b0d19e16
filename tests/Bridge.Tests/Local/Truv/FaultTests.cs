using System.Net;
using System.Text.Json;
using Bridge.Local.Truv;
using Bridge.Tests.Local.Truv.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Local.Truv;

/// <summary>Faults on demand, as a client sees them.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private const string Tasks = "/v1/tasks/";

    private static readonly Uri TasksAddress = new(Tasks, UriKind.Relative);

    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private TruvUnderTest _truv = null!;

    public async ValueTask InitializeAsync() => _truv = await TruvUnderTest.StartAsync(_time);

    public ValueTask DisposeAsync() => _truv.DisposeAsync();

    [Theory]
    [InlineData(FaultKind.ServerError, HttpStatusCode.ServiceUnavailable)]
    [InlineData(FaultKind.Unauthorized, HttpStatusCode.Unauthorized)]
    [InlineData(FaultKind.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(FaultKind.Throttled, HttpStatusCode.TooManyRequests)]
    public async Task Status_OfAFault_IsAnsweredUntilItIsSwitchedOff(FaultKind kind, HttpStatusCode status)
    {
        var id = _truv.Service.Faults.Add(new Fault(kind));

        Assert.Equal(status, await StatusAsync());
        Assert.Equal(status, await StatusAsync());
        Assert.Equal(2, Assert.Single(_truv.Service.Faults.Active).Struck);
        Assert.True(_truv.Service.Faults.Remove(id));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync());
    }

    [Fact]
    public async Task Timeout_NeverAnswers()
    {
        _truv.Service.Faults.Add(new Fault(FaultKind.Timeout) { Times = 1 });
        using var patience = new CancellationTokenSource();

        var asking = _truv.Http.GetAsync(TasksAddress, patience.Token);
        while (_truv.Service.Requests.Total == 0) await Task.Yield();
        _time.Advance(TimeSpan.FromHours(1));
        Assert.False(asking.IsCompleted);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync());
    }

    [Fact]
    public async Task Service_StoppedDuringATimeout_EndsAtOnce()
    {
        _truv.Service.Faults.Add(new Fault(FaultKind.Timeout));
        var asking = _truv.Http.GetAsync(TasksAddress, TruvUnderTest.Token);
        while (_truv.Service.Requests.Total == 0) await Task.Yield();

        await _truv.Service.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TruvUnderTest.Token);

        await Assert.ThrowsAsync<HttpRequestException>(() => asking);
    }

    [Fact]
    public async Task SlowBody_ComesInPieces()
    {
        _truv.Service.Faults.Add(new Fault(FaultKind.SlowBody) { Delay = TimeSpan.FromSeconds(3) });
        var started = _time.GetUtcNow();

        var asking = _truv.GetAsync(Tasks);
        while (!asking.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(JsonValueKind.Array, (await asking).Body.GetProperty("results").ValueKind);
        Assert.True(_time.GetUtcNow() - started >= TimeSpan.FromSeconds(24));
    }

    [Fact]
    public async Task TruncatedJson_IsACompleteAnswerThatDoesNotParse()
    {
        _truv.Service.Faults.Add(new Fault(FaultKind.TruncatedJson));

        var text = await _truv.Http.GetStringAsync(TasksAddress, TruvUnderTest.Token);

        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<JsonElement>(text));
    }

    [Theory]
    [InlineData(FaultKind.CutBody)]
    [InlineData(FaultKind.ResetConnection)]
    public async Task Connection_Broken_IsAnErrorOfTheTransport(FaultKind kind)
    {
        _truv.Service.Faults.Add(new Fault(kind));

        await Assert.ThrowsAnyAsync<HttpRequestException>(
            () => _truv.Http.GetStringAsync(TasksAddress, TruvUnderTest.Token));
    }

    [Fact]
    public async Task WrongNextHost_ChangesLinksOnly()
    {
        await _truv.Service.EmitAsync(2, new JourneyOptions(), TruvUnderTest.Token);
        _truv.Service.Faults.Add(new Fault(FaultKind.WrongNextHost));

        var (_, page) = await _truv.GetAsync(Tasks + "?page_size=1");

        Assert.StartsWith(
            "https://attacker.example/v1/tasks/?cursor=", page.GetProperty("next").GetString(), StringComparison.Ordinal);
        Assert.Single(page.GetProperty("results").EnumerateArray());
    }

    [Fact]
    public async Task HugeBody_IsValidJsonOfTheSize()
    {
        _truv.Service.Faults.Add(new Fault(FaultKind.HugeBody) { Bytes = 3_000_000 });

        var bytes = await _truv.Http.GetByteArrayAsync(TasksAddress, TruvUnderTest.Token);

        Assert.InRange(bytes.Length, 3_000_000, 3_100_000);
        Assert.Equal(JsonValueKind.Object, JsonSerializer.Deserialize<JsonElement>(bytes).ValueKind);
    }

    [Fact]
    public async Task Path_Pattern_LimitsAFault()
    {
        _truv.Service.Faults.Add(new Fault(FaultKind.ServerError) { Path = "/v1/webhook*", Status = 502 });

        Assert.Equal(HttpStatusCode.BadGateway, (await _truv.GetAsync("/v1/webhook-requests/")).Status);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync());
    }

    [Fact]
    public async Task Script_PlaysStepByStep_BeforeWhatIsSwitchedOn()
    {
        _truv.Service.Faults.Add(new Fault(FaultKind.Forbidden) { Times = 1 });
        _truv.Service.Faults.Script(Tasks, new Fault(FaultKind.ServerError), null, new Fault(FaultKind.Unauthorized));

        var seen = await ManyAsync(5);

        Assert.Equal(
            [
                HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.Unauthorized,
                HttpStatusCode.Forbidden, HttpStatusCode.OK,
            ],
            seen);
    }

    [Fact]
    public async Task Probability_WithASeed_StrikesTheSameRequests()
    {
        _truv.Service.Faults.Add(new Fault(FaultKind.ServerError) { Probability = 0.3 });
        var first = await ManyAsync(60);
        _truv.Service.Faults.Clear();
        _truv.Service.Faults.Add(new Fault(FaultKind.ServerError) { Probability = 0.3 });

        var second = await ManyAsync(60);

        Assert.Equal(first, second);
        Assert.InRange(first.Count(status => status != HttpStatusCode.OK), 8, 30);
    }

    [Fact]
    public async Task Throttling_ByAFault_CanHaveAnyShape()
    {
        _truv.Service.Faults.Add(new Fault(FaultKind.Throttled)
        {
            RetryAfterSeconds = 7, Throttle = new ThrottleAnswer(ThrottleText.Detail, HasRetryAfter: false),
        });

        var (status, body) = await _truv.GetAsync(Tasks);

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Equal("Request was throttled. Expected available in 7 seconds.", body.GetProperty("detail").GetString());
        Assert.Equal(1, _truv.Service.Requests.Throttled);
    }

    private async Task<HttpStatusCode> StatusAsync()
    {
        using var response = await _truv.Http.GetAsync(TasksAddress, TruvUnderTest.Token);
        return response.StatusCode;
    }

    private async Task<List<HttpStatusCode>> ManyAsync(int count)
    {
        var seen = new List<HttpStatusCode>();
        for (var i = 0; i < count; i++) seen.Add(await StatusAsync());
        return seen;
    }
}
