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

    private static Task<TruvAnswer> GetAsync(Answer handler) =>
        Api(handler).GetAsync("/v1/links/1/", TestContext.Current.CancellationToken);

    private static TruvApi Api(Answer handler) => new(
        new HttpClient(handler) { BaseAddress = new Uri("https://api.test/") },
        () => new TruvCredentials("client", "secret"),
        NullLogger<TruvApi>.Instance);

    private sealed class Answer(HttpStatusCode status, string body) : HttpMessageHandler
    {
        private readonly Exception? _failure;

        public Answer(Exception failure)
            : this(default, "") => _failure = failure;

        public HttpRequestMessage? Request { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Request = request;
            return _failure is null
                ? Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body) })
                : Task.FromException<HttpResponseMessage>(_failure);
        }
    }
}
