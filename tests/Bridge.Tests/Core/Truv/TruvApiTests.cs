using System.Net;
using System.Security.Authentication;
using Bridge.Core.Truv;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Tests.Core.Truv;

public sealed class TruvApiTests
{
    [Fact]
    public async Task Get_Request_CarriesTheFactsOfTheApi()
    {
        var handler = new Answer(HttpStatusCode.OK, """{"id":"1"}""");

        var answer = await GetAsync(handler);

        Assert.Equal(TruvOutcome.Found, answer.Outcome);
        Assert.Equal("1", answer.Resource!.Value.GetProperty("id").GetString());
        Assert.Equal("https://api.test/v1/links/1/", handler.Request!.RequestUri!.ToString());
        Assert.Equal("client", handler.Request.Headers.GetValues("X-Access-Client-Id").Single());
        Assert.Equal("secret", handler.Request.Headers.GetValues("X-Access-Secret").Single());
        Assert.Equal("application/json", handler.Request.Content!.Headers.ContentType!.ToString());
        Assert.Empty(handler.Request.Headers.Accept);
    }

    [Theory]
    [InlineData(404, TruvOutcome.NotFound)]
    [InlineData(401, TruvOutcome.Unauthorized)]
    [InlineData(403, TruvOutcome.Unauthorized)]
    [InlineData(400, TruvOutcome.Rejected)]
    [InlineData(410, TruvOutcome.Expired)]
    [InlineData(302, TruvOutcome.Rejected)]
    [InlineData(429, TruvOutcome.Throttled)]
    [InlineData(503, TruvOutcome.Unavailable)]
    public async Task Get_Status_IsANamedOutcome(int status, TruvOutcome expected)
    {
        Assert.Equal(expected, (await GetAsync(new Answer((HttpStatusCode)status, "{}"))).Outcome);
    }

    [Fact]
    public async Task Get_AnswerThatIsNoJson_IsUnavailable()
    {
        Assert.Equal(TruvOutcome.Unavailable, (await GetAsync(new Answer(HttpStatusCode.OK, "<html>"))).Outcome);
    }

    [Fact]
    public async Task Get_TlsRefusal_IsUnauthorized()
    {
        var refused = new HttpRequestException("tls", new AuthenticationException("handshake"));

        Assert.Equal(TruvOutcome.Unauthorized, (await GetAsync(new Answer(refused))).Outcome);
    }

    [Fact]
    public async Task Get_ConnectionFailure_IsUnavailable()
    {
        Assert.Equal(TruvOutcome.Unavailable, (await GetAsync(new Answer(new HttpRequestException("down")))).Outcome);
    }

    [Fact]
    public async Task Get_CallerCancels_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Api(new Answer(HttpStatusCode.OK, "{}")).GetAsync("/v1/links/1/", cancelled.Token));
    }

    [Theory]
    [InlineData(985, TruvOutcome.Found)]
    [InlineData(1001, TruvOutcome.TooLarge)]
    public async Task Get_AnswerLargerThanAllowed_IsRefusedWhileItIsRead(int length, TruvOutcome expected)
    {
        var body = $$"""{"id":"{{new string('a', length - 9)}}"}""";

        Assert.Equal(expected, (await GetAsync(new Answer(HttpStatusCode.OK, body) { IsChunked = true })).Outcome);
        Assert.Equal(expected, (await GetAsync(new Answer(HttpStatusCode.OK, body))).Outcome);
    }

    [Fact]
    public async Task Get_AnotherSuccess_IsFound()
    {
        Assert.Equal(TruvOutcome.Found, (await GetAsync(new Answer(HttpStatusCode.Accepted, "{}"))).Outcome);
    }

    [Theory]
    [InlineData("https://prod.truv.com/v1/links/1/statements/?page=2&page_size=1")]
    [InlineData("https://elsewhere.example/x?cursor=cD0y#top")]
    public async Task GetAll_Pages_AreJoinedFromOurHostWhateverNextNames(string next)
    {
        var handler = new Answer(
            HttpStatusCode.OK, $$"""{"next":"{{next}}","results":[{"id":1.10}]}""", """{"next":null,"results":[{"id":2},{"id":3}]}""");

        var answer = await Api(handler).GetAllAsync("/v1/links/1/statements/?page_size=1", TestContext.Current.CancellationToken);

        Assert.Equal("""[{"id":1.10},{"id":2},{"id":3}]""", answer.Resource!.Value.GetRawText());
        Assert.Equal(
            ["https://api.test/v1/links/1/statements/?page_size=1", $"https://api.test/v1/links/1/statements/{new Uri(next).Query}"],
            handler.Urls);
    }

    [Theory]
    [InlineData("[1,2]", "[1,2]")]
    [InlineData("""{"results":[]}""", "[]")]
    public async Task GetAll_OnePage_IsItsItems(string body, string expected)
    {
        var answer = await Api(new Answer(HttpStatusCode.OK, body)).GetAllAsync("/v1/webhooks/", TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.Resource!.Value.GetRawText());
    }

    [Theory]
    [InlineData("""{"next":"https://prod.truv.com/v1/x/?page=2","results":[]}""", TruvOutcome.TooLarge)]
    [InlineData("""{"results":{}}""", TruvOutcome.Unavailable)]
    [InlineData("7", TruvOutcome.Unavailable)]
    public async Task GetAll_PagesWithoutEndOrNoPages_AreANamedOutcome(string body, TruvOutcome expected)
    {
        var answer = await Api(new Answer(HttpStatusCode.OK, body)).GetAllAsync("/v1/x/", TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.Outcome);
    }

    [Fact]
    public async Task GetAll_ListLargerThanAllowed_IsTooLarge()
    {
        var page = $$"""{"next":"https://prod.truv.com/v1/x/?page=2","results":["{{new string('a', 900)}}"]}""";

        var answer = await Api(new Answer(HttpStatusCode.OK, page)).GetAllAsync("/v1/x/", TestContext.Current.CancellationToken);

        Assert.Equal(TruvOutcome.TooLarge, answer.Outcome);
    }

    [Fact]
    public async Task GetAll_LaterPageFails_IsItsOutcomeAndNoHalfList()
    {
        var handler = new Answer(
            HttpStatusCode.OK, """{"next":"https://prod.truv.com/v1/x/?page=2","results":[1]}""", "<html>");

        var answer = await Api(handler).GetAllAsync("/v1/x/", TestContext.Current.CancellationToken);

        Assert.Equal((TruvOutcome.Unavailable, null), (answer.Outcome, answer.Resource));
    }

    private static Task<TruvAnswer> GetAsync(Answer handler) =>
        Api(handler).GetAsync("/v1/links/1/", TestContext.Current.CancellationToken);

    private static TruvApi Api(Answer handler) => new(
        new HttpClient(handler) { BaseAddress = new Uri("https://api.test/") },
        () => new TruvCredentials("client", "secret"),
        new TruvLimits(MaxResponseBytes: 1000, MaxListBytes: 2000, TimeSpan.FromMinutes(1)),
        TimeProvider.System,
        NullLogger<TruvApi>.Instance);

    private sealed class Answer(HttpStatusCode status, params string[] bodies) : HttpMessageHandler
    {
        private readonly Exception? _failure;

        public Answer(Exception failure)
            : this(default, "") => _failure = failure;

        public HttpRequestMessage? Request { get; private set; }

        public List<string> Urls { get; } = [];

        public bool IsChunked { get; init; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Request = request;
            Urls.Add(request.RequestUri!.ToString());
            if (_failure is not null) return Task.FromException<HttpResponseMessage>(_failure);
            var content = new StringContent(bodies[Math.Min(Urls.Count, bodies.Length) - 1]);
            if (IsChunked) content.Headers.ContentLength = null;
            return Task.FromResult(new HttpResponseMessage(status) { Content = content });
        }
    }
}
