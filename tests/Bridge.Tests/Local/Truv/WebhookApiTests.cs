using System.Net;
using System.Text.Json;
using Bridge.Local.Truv;
using Bridge.Tests.Local.Truv.Infrastructure;

namespace Bridge.Tests.Local.Truv;

/// <summary>Webhook configurations by the API.</summary>
public sealed class WebhookApiTests : IAsyncLifetime
{
    private const string Path = "/v1/webhooks/";
    private const string Body = """{"name":"bridge","webhook_url":"https://bridge.example/hook","env_type":"sandbox"}""";

    private TruvUnderTest _truv = null!;

    public async ValueTask InitializeAsync() => _truv = await TruvUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _truv.DisposeAsync();

    [Fact]
    public async Task Post_WithoutEvents_SubscribesToAllAndIsFoundAgain()
    {
        var (status, made) = await _truv.SendAsync(HttpMethod.Post, Path, Body);
        var id = made.GetProperty("id").GetString();

        var (found, one) = await _truv.GetAsync($"{Path}{id}/");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (status, found));
        Assert.Equal(made.GetRawText(), one.GetRawText());
        Assert.Equal(EventTypes.All, one.GetProperty("events").EnumerateArray().Select(name => name.GetString()!));
        Assert.True(one.GetProperty("enabled").GetBoolean());
        Assert.Equal(1, (await _truv.GetAsync(Path)).Body.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Post_OfTheSameAddressInOneEnvironment_IsRefusedAsTruvDoes()
    {
        await _truv.SendAsync(HttpMethod.Post, Path, Body);

        var (status, error) = await _truv.SendAsync(HttpMethod.Post, Path, Body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("env_type", Invalid(error).GetProperty("field").GetString());
        Assert.Equal("Webhook url for sandbox already registered", Invalid(error).GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("""{"webhook_url":"https://a.example","env_type":"dev"}""", "name")]
    [InlineData("""{"name":"a","webhook_url":"nowhere","env_type":"dev"}""", "webhook_url")]
    [InlineData("""{"name":"a","webhook_url":"https://a.example","env_type":"test"}""", "env_type")]
    [InlineData("""{"name":"a","webhook_url":"https://a.example","env_type":"dev","events":["no-such"]}""", "events")]
    [InlineData("""{"name":7,"webhook_url":"https://a.example","env_type":"dev"}""", "name")]
    [InlineData("""{"name":"a","webhook_url":"https://a.example","env_type":"dev","enabled":"yes"}""", "enabled")]
    public async Task Post_WithAWrongField_NamesIt(string body, string field)
    {
        var (status, error) = await _truv.SendAsync(HttpMethod.Post, Path, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(field, Invalid(error).GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Post_OfNoObject_Is400(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _truv.SendAsync(HttpMethod.Post, Path, body)).Status);

    [Fact]
    public async Task Patch_ChangesOnlyWhatItNames()
    {
        var id = (await _truv.SendAsync(HttpMethod.Post, Path, Body)).Body.GetProperty("id").GetString();

        var (_, changed) = await _truv.SendAsync(
            HttpMethod.Patch, $"{Path}{id}/", """{"events":["order-created"],"enabled":false}""");

        Assert.Equal("bridge", changed.GetProperty("name").GetString());
        Assert.Equal(["order-created"], changed.GetProperty("events").EnumerateArray().Select(name => name.GetString()!));
        Assert.False(_truv.Service.Webhooks.Find(id!)!.Enabled);
    }

    [Fact]
    public async Task Delete_Removes()
    {
        var id = (await _truv.SendAsync(HttpMethod.Post, Path, Body)).Body.GetProperty("id").GetString();
        using var first = await _truv.Http.DeleteAsync($"{Path}{id}/", TruvUnderTest.Token);
        using var second = await _truv.Http.DeleteAsync($"{Path}{id}/", TruvUnderTest.Token);

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, second.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _truv.SendAsync(HttpMethod.Patch, $"{Path}{id}/", "{}")).Status);
        Assert.Empty(_truv.Service.Webhooks.All);
    }

    [Fact]
    public async Task List_IsPaged()
    {
        for (var i = 0; i < 3; i++)
            _truv.Service.Webhooks.Add(new WebhookConfiguration { Url = new Uri($"https://a.example/{i}") });

        var (_, page) = await _truv.GetAsync(Path + "?page_size=2");

        Assert.Equal(2, page.GetProperty("results").GetArrayLength());
        Assert.Equal(JsonValueKind.String, page.GetProperty("next").ValueKind);
    }

    private static JsonElement Invalid(JsonElement error) =>
        error.GetProperty("error").GetProperty("extra").GetProperty("invalid-params")[0];
}
