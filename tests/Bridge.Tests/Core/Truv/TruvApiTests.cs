using System.Security.Authentication;
using Bridge.Core.Truv;

namespace Bridge.Tests.Core.Truv;

public sealed class TruvApiTests
{
    [Fact]
    public async Task Get_Request_CarriesTheFactsOfTheApi()
    {
        var truv = ScriptedTruv.Always(200, """{"id":"1"}""");
        using var pipeline = new TruvPipeline(truv);

        var answer = await pipeline.GetAsync();

        Assert.Equal(TruvOutcome.Found, answer.Outcome);
        Assert.Equal("1", answer.Resource!.Value.GetProperty("id").GetString());
        Assert.Equal(TruvPipeline.Start, answer.AskedAt);
        Assert.Equal("https://api.test/v1/links/1/", truv.Last!.RequestUri!.ToString());
        Assert.Equal("client", truv.Last.Headers.GetValues("X-Access-Client-Id").Single());
        Assert.Equal("secret", truv.Last.Headers.GetValues("X-Access-Secret").Single());
        Assert.Equal("application/json", truv.Last.Content!.Headers.ContentType!.ToString());
        Assert.Empty(truv.Last.Headers.Accept);
        Assert.Empty(truv.Last.Headers.AcceptEncoding);
    }

    [Theory]
    [InlineData("""[1.50,{"a":"\u00e9"}]""")]
    [InlineData("""{"next":"step","id":"a resource that happens to have such a member"}""")]
    [InlineData("""{ "money" : 1234567890.10 , "unknown":{"new":null}}""")]
    [InlineData("null")]
    [InlineData("""{"count":2,"next":"?page=2","previous":null,"results":[1]}""")]
    public async Task Get_Anything_IsGivenAsTruvWroteIt(string json)
    {
        using var pipeline = new TruvPipeline(ScriptedTruv.Always(200, json));

        Assert.Equal(json, (await pipeline.GetAsync()).Resource!.Value.GetRawText());
    }

    [Fact]
    public async Task Get_TlsRefusal_IsUnauthorizedAndSaidWithItsReason()
    {
        using var pipeline = new TruvPipeline(new ScriptedTruv(
            _ => throw new HttpRequestException("tls", new AuthenticationException("handshake"))));

        Assert.Equal(TruvOutcome.Unauthorized, (await pipeline.GetAsync()).Outcome);
        Assert.Contains(pipeline.Log.Entries, entry => entry.Message.Contains("TLS refused", StringComparison.Ordinal));
        Assert.Equal("outcome=Unauthorized", Assert.Single(pipeline.Measurements.Of("bridge.truv.request.duration")));
    }

    [Fact]
    public async Task Get_ConnectionFailure_IsUnavailableAndSaidByItsKind()
    {
        using var pipeline = new TruvPipeline(new ScriptedTruv(
            _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "secret text")));

        Assert.Equal(TruvOutcome.Unavailable, (await pipeline.GetAsync()).Outcome);
        var line = Assert.Single(pipeline.Log.Entries).Message;
        Assert.Equal("GET /v1/links/1/ got no usable answer (HttpRequestException ConnectionError): Unavailable", line);
    }

    [Fact]
    public async Task Get_CallerCancels_Throws()
    {
        using var pipeline = new TruvPipeline(ScriptedTruv.Always(200, "{}"));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => pipeline.Api.GetAsync("/v1/links/1/", cancelled.Token));
    }

    // A handshake that fails at the moment at which the caller gives up is told as the giving up.
    [Fact]
    public async Task Get_ConnectionFailsWhileTheCallerCancels_ThrowsThatItWasCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        using var pipeline = new TruvPipeline(new ScriptedTruv(_ =>
        {
            cancelled.Cancel();
            throw new HttpRequestException("tls", new AuthenticationException("handshake"));
        }));

        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => pipeline.Api.GetAsync("/v1/links/1/", cancelled.Token));

        Assert.Equal(cancelled.Token, failure.CancellationToken);
        Assert.IsType<HttpRequestException>(failure.InnerException);
    }

    [Theory]
    [InlineData("//other.test/v1/")]
    [InlineData("https://other.test/v1/")]
    [InlineData("http://api.test/v1/")]
    public async Task Get_PathToAnotherHost_IsRefusedBeforeTheSecretIsSent(string path)
    {
        var truv = ScriptedTruv.Always(200, "{}");
        using var pipeline = new TruvPipeline(truv);

        await Assert.ThrowsAsync<ArgumentException>(() => pipeline.GetAsync(path));
        Assert.Empty(truv.Asked);
    }

    [Fact]
    public async Task Get_Trouble_IsLoggedWithoutQueryAndBody()
    {
        using var pipeline = new TruvPipeline(ScriptedTruv.Always(
            400, """{"error":{"code":"incorrect_parameters","message":"ssn 123-45-6789"}}"""));

        await pipeline.GetAsync("/v1/links/1/statements/?employment_id=personal");

        Assert.Equal(
            "GET /v1/links/1/statements/ was answered 400 (incorrect_parameters): Rejected",
            Assert.Single(pipeline.Log.Entries).Message);
    }
}
