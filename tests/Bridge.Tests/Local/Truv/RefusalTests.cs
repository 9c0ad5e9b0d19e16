using System.Net;
using Bridge.Local.Truv;
using Bridge.Tests.Local.Truv.Infrastructure;

namespace Bridge.Tests.Local.Truv;

/// <summary>What the API refuses, and in which shape (truv.md §4).</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private TruvUnderTest _truv = null!;

    public async ValueTask InitializeAsync() => _truv = await TruvUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _truv.DisposeAsync();

    [Theory]
    [InlineData("X-Access-Client-Id", null, HttpStatusCode.Forbidden, "not_authenticated")]
    [InlineData("X-Access-Secret", null, HttpStatusCode.Forbidden, "not_authenticated")]
    [InlineData("X-Access-Secret", "sandbox-other", HttpStatusCode.Unauthorized, "authentication_failed")]
    [InlineData("X-Access-Client-Id", "other", HttpStatusCode.Unauthorized, "authentication_failed")]
    public async Task Headers_MissingOrWrong_AreRefused(string header, string? value, HttpStatusCode status, string code)
    {
        _truv.Http.DefaultRequestHeaders.Remove(header);
        if (value is not null) _truv.Http.DefaultRequestHeaders.Add(header, value);

        var answer = await _truv.GetAsync("/v1/tasks/");

        Assert.Equal(status, answer.Status);
        Assert.Equal(code, answer.Body.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Accept_Restrictive_Is406()
    {
        _truv.Http.DefaultRequestHeaders.Add("Accept", "application/pdf");

        Assert.Equal(HttpStatusCode.NotAcceptable, (await _truv.GetAsync("/v1/tasks/")).Status);
    }

    [Theory]
    [InlineData("PUT", "/v1/webhooks/")]
    [InlineData("DELETE", "/v1/tasks/")]
    [InlineData("POST", "/v1/webhook-requests/")]
    public async Task Method_ThatThePathLacks_Is405(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await _truv.Http.SendAsync(request, TruvUnderTest.Token);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("GET", response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Body_ThatIsNoJson_Is415()
    {
        using var content = new StringContent("name=a");
        using var response = await _truv.Http.PostAsync("/v1/webhooks/", content, TruvUnderTest.Token);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("/v1/orders/unknown/")]
    [InlineData("/v1/tasks")]
    [InlineData("/v2/anything/")]
    public async Task Path_Unknown_IsNotFoundInItsOwnShape(string path)
    {
        var answer = await _truv.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("""{"detail":"Not Found."}""", answer.Body.GetRawText());
    }

    [Fact]
    public async Task UnknownIds_WithSamples_AnswerTheSampleButForTwoPrefixes()
    {
        await using var samples = await TruvUnderTest.StartAsync(
            api: options => options with { UnknownIds = UnknownIds.Sample });

        var sample = await samples.GetAsync("/v1/orders/c7a14be90d3f4a52b6e81f2790ad35cb/");
        var report = await samples.GetAsync("/v1/users/5f0c3a9d7e2b4c61a8d4f19b3e6072c5/reports/abc/");
        var later = await samples.GetAsync("/v1/links/abc/statements/?page=2&page_size=1");

        Assert.Equal(SampleShape.Of("api.order"), SampleShape.Of(sample.Body));
        Assert.Equal("abc", report.Body.GetProperty("report_id").GetString());
        Assert.Empty(later.Body.GetProperty("results").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await samples.GetAsync("/v1/links/4041/")).Status);
        var expired = await samples.GetAsync("/v1/links/4101/");
        Assert.Equal(HttpStatusCode.Gone, expired.Status);
        Assert.Equal("expired_token", expired.Body.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Journey_BesideTheSamples_KeepsItsOwnAnswers()
    {
        await using var samples = await TruvUnderTest.StartAsync(
            api: options => options with { UnknownIds = UnknownIds.Sample });
        var link = (await samples.RunAsync(new JourneyOptions { Kind = JourneyKind.LinkDeleted })).Borrower.Suborders[0].Link!;

        Assert.Equal(HttpStatusCode.NotFound, (await samples.GetAsync($"/v1/links/{link.Id}/")).Status);
        Assert.Equal(HttpStatusCode.OK, (await samples.GetAsync("/v1/links/never-made/")).Status);
    }
}
