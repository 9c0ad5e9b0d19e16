using System.Text;
using System.Text.Json;
using Bridge.Core.Enrichment.Fetching;
using Bridge.Core.Events;
using Bridge.Core.Truv;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Core.Enrichment;

public sealed class ResourceFetcherTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(TestAuthority.Now);
    private readonly FakeTruvApi _api = new();
    private readonly OrderIndex _orders = new();
    private readonly Coalescer _coalescer;

    public ResourceFetcherTests() => _coalescer = new Coalescer(_api, 4, 1_000_000, _time, CancellationToken.None);

    public void Dispose() => _coalescer.Dispose();

    [Theory]
    [InlineData("employment-created", "employments")]
    [InlineData("profile-created", "identity")]
    [InlineData("statements-created", "statements")]
    [InlineData("bank-accounts-created", "bank_accounts")]
    public async Task Fetch_EventOfALinkWhoseOrderIsKnown_IsServedByTheOrder(string type, string resource)
    {
        LearnOrder();

        var fetched = Assert.Single(await FetchAsync(Fitting(type)));

        Assert.Equal((resource, OrderPath, TruvOutcome.Found), (fetched.Name, fetched.Path, fetched.Answer.Outcome));
        Assert.Equal([OrderPath], _api.Calls.Keys);
        await FetchAsync(Fitting(type));
        Assert.Equal(1, _api.Calls[OrderPath]);
    }

    [Fact]
    public async Task Fetch_OrderWithFewerThanAnnounced_AsksForTheListItself()
    {
        LearnOrder();
        var body = Fitting("statements-created").Replace("\"objects_count\":1", "\"objects_count\":9", StringComparison.Ordinal);

        var fetched = Assert.Single(await FetchAsync(body));

        Assert.StartsWith("/v1/links/2d86f41a7b9c4e03958ad1c6e07f3b54/statements/", fetched.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_OrderWithoutTheProfile_AsksForTheLink()
    {
        LearnOrder();
        var body = Sample("profile-created").Replace("b85d16e3f07a4c92813be4a6d29c50f7", "another", StringComparison.Ordinal);

        Assert.EndsWith("/identity/", Assert.Single(await FetchAsync(body)).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_TaskThatNamesItsOrder_LetsLaterEventsUseTheOrder()
    {
        _api.Answers["/v1/tasks/e13b7c5a90f64d28b1c2847df6a05e39/"] = Found("api.task.json");
        _api.Answers[OrderPath] = Found("api.order.json");

        await FetchAsync(Sample("task-status-updated.full-parse"));
        var fetched = Assert.Single(await FetchAsync(Sample("profile-created")));

        Assert.Equal(OrderPath, fetched.Path);
    }

    [Fact]
    public async Task Fetch_ReportOfAnOrder_ComesByTheIdThatTheOrderTells()
    {
        _api.Answers[OrderPath] = Found("api.order.json");

        var fetched = await FetchAsync(Sample("order-finalized"));

        Assert.Equal(
            [
                OrderPath, "/v1/users/5f0c3a9d7e2b4c61a8d4f19b3e6072c5/reports/41f7d2c6a85e4b90937c1e0fd6b28a53/",
                "/v1/users/5f0c3a9d7e2b4c61a8d4f19b3e6072c5/assets/reports/8c35e90b17d24fa6b2c84d7e61f0395a/",
            ],
            fetched.Select(resource => resource.Path));
    }

    [Fact]
    public async Task Fetch_ReportThatIsNotThereYet_IsAskedForAfterTwoAndFourSecondsWhileOthersGoOn()
    {
        _api.Answers[OrderPath] = Found("api.order.json");
        const string report = "/v1/users/5f0c3a9d7e2b4c61a8d4f19b3e6072c5/reports/41f7d2c6a85e4b90937c1e0fd6b28a53/";
        _api.Answers[report] = new TruvAnswer(TruvOutcome.NotFound);

        var late = FetchAsync(Sample("order-finalized"));
        await Until.TrueAsync(() => _api.Calls.GetValueOrDefault(report) == 1);
        await FetchAsync(Sample("link-connected"));
        await AdvanceUntilAsync(() => _api.Calls[report] == 2, TimeSpan.FromSeconds(2));
        await AdvanceUntilAsync(() => _api.Calls[report] == 3, TimeSpan.FromSeconds(4));

        Assert.True(Assert.Single(await late, resource => resource.Path == report).IsLate);
    }

    [Fact]
    public async Task Fetch_QueryThatTruvRejects_FallsBackToThePlainOrder()
    {
        _api.Answers[OrderPath + "?certification=all"] = new TruvAnswer(TruvOutcome.Rejected);

        var fetched = await FetchAsync(Sample("certification-completed"));

        Assert.Equal([OrderPath, OrderPath + "certifications/"], fetched.Select(resource => resource.Path));
    }

    [Fact]
    public async Task Ask_EventReceivedAfterTheCall_CausesANewOne()
    {
        await _coalescer.AskAsync("/v1/orders/1/", isPaged: false, _time.GetUtcNow());
        await _coalescer.AskAsync("/v1/orders/1/", isPaged: false, _time.GetUtcNow());
        _time.Advance(TimeSpan.FromSeconds(1));
        await _coalescer.AskAsync("/v1/orders/1/", isPaged: false, _time.GetUtcNow());

        Assert.Equal(2, _api.Calls["/v1/orders/1/"]);
        Assert.Equal((2, 3), (_coalescer.Calls, _coalescer.Served));
    }

    [Fact]
    public async Task Ask_ManyWhileACallIsUnderWay_ShareTheNextOne()
    {
        var api = new SlowTruvApi();
        using var coalescer = new Coalescer(api, 4, 1_000_000, _time, CancellationToken.None);
        var first = coalescer.AskAsync("/p/", isPaged: false, _time.GetUtcNow());
        await api.WaitingAsync(1);
        _time.Advance(TimeSpan.FromSeconds(1));

        var later = Enumerable.Range(0, 20).Select(_ => coalescer.AskAsync("/p/", isPaged: false, _time.GetUtcNow())).ToArray();
        api.Open();
        await first;
        await Task.WhenAll(later);

        Assert.Equal(2, coalescer.Calls);
    }

    [Theory]
    [InlineData(TruvOutcome.Unavailable, 2)]
    [InlineData(TruvOutcome.NotFound, 1)]
    public async Task Ask_AnswerThatIsTrouble_IsNotKept(TruvOutcome outcome, int calls)
    {
        _api.Otherwise = new TruvAnswer(outcome);

        await _coalescer.AskAsync("/p/", isPaged: false, TestAuthority.Now);
        await _coalescer.AskAsync("/p/", isPaged: false, TestAuthority.Now);

        Assert.Equal(calls, _coalescer.Calls);
    }

    [Fact]
    public async Task Ask_MoreAnswersThanAreKept_ForgetsTheOnesUsedLongestAgo()
    {
        _api.Otherwise = TruvAnswer.Found(JsonElement.Parse($"\"{new string('a', 998)}\""));
        using var coalescer = new Coalescer(_api, 4, 5_000, _time, CancellationToken.None);

        foreach (var path in new[] { "1", "2", "1", "3", "1", "2" }) await coalescer.AskAsync(path, isPaged: false, TestAuthority.Now);

        Assert.Equal((1, 2, 1), (_api.Calls["1"], _api.Calls["2"], _api.Calls["3"]));
    }

    [Fact]
    public async Task Ask_ManyThingsThatAreNotThere_KeepsNoMoreOfThemThanMayBeKept()
    {
        _api.Otherwise = new TruvAnswer(TruvOutcome.NotFound);
        using var coalescer = new Coalescer(_api, 4, 5_000, _time, CancellationToken.None);

        foreach (var path in Enumerable.Range(0, 50)) await coalescer.AskAsync($"{path}", isPaged: false, TestAuthority.Now);
        await coalescer.AskAsync("49", isPaged: false, TestAuthority.Now);
        await coalescer.AskAsync("0", isPaged: false, TestAuthority.Now);

        Assert.Equal((2, 1), (_api.Calls["0"], _api.Calls["49"]));
    }

    [Fact]
    public async Task Ask_Answer_ComesWithoutTokens()
    {
        _api.Otherwise = TruvAnswer.Found(JsonElement.Parse("""{"id":"1","access_token":"s"}"""));

        var answer = await _coalescer.AskAsync("/p/", isPaged: false, TestAuthority.Now);

        Assert.Equal("""{"id":"1"}""", answer.Resource!.Value.GetRawText());
    }

    private const string OrderPath = "/v1/orders/c7a14be90d3f4a52b6e81f2790ad35cb/";

    private void LearnOrder()
    {
        _orders.Learn(Event(Sample("order-status-updated")));
        _api.Answers[OrderPath] = Found("api.order.json");
    }

    // The sample order has one statement and one account, the sample events announce more.
    private static string Fitting(string type)
    {
        var body = JsonDocument.Parse(Sample(type)).RootElement;
        return body.TryGetProperty("objects_count", out var count)
            ? Sample(type).Replace($"\"objects_count\": {count}", "\"objects_count\":1", StringComparison.Ordinal)
            : Sample(type);
    }

    private async Task AdvanceUntilAsync(Func<bool> condition, TimeSpan step)
    {
        await Until.TrueAsync(() =>
        {
            _time.Advance(step / 4);
            return condition();
        });
    }

    private Task<IReadOnlyList<FetchedResource>> FetchAsync(string body) => new ResourceFetcher(_coalescer, _orders, _time)
        .FetchAsync(Event(body), TestAuthority.Now, TestContext.Current.CancellationToken);

    private static TruvAnswer Found(string file) => TruvAnswer.Found(JsonElement.Parse(Data(file)));

    private static string Sample(string type) => Data($"webhook.{type}.json");

    private static string Data(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", file));

    private static TruvEvent Event(string body)
    {
        Assert.Null(TruvEventReader.Read(Encoding.UTF8.GetBytes(body), out var truvEvent));
        return truvEvent!;
    }
}
