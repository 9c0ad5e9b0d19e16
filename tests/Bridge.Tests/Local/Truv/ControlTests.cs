using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Cli;
using Bridge.Cli.Control;
using Bridge.Cli.Truv;
using Bridge.Local.Truv;
using Bridge.Tests.Local.Truv.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Tests.Local.Truv;

/// <summary>Truv's part of the control endpoint, and <c>bridge truv emit</c> on it.</summary>
public sealed class ControlTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-control-").FullName;
    private TruvUnderTest _truv = null!;
    private WebhookReceiver _receiver = null!;
    private WebApplication _control = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _truv = await TruvUnderTest.StartAsync(sender: options => options with { Retries = 0 });
        _receiver = await WebhookReceiver.StartAsync(_truv.Pki);
        _truv.Service.Webhooks.Add(new WebhookConfiguration { Url = _receiver.Url });
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _control = builder.Build();
        _control.UseRouting();
        TruvRoutes.Map(_control, _truv.Service);
        await _control.StartAsync(TruvUnderTest.Token);
        var address = _control.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        _http = new HttpClient { BaseAddress = new Uri(address.Addresses.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _control.DisposeAsync();
        await _truv.DisposeAsync();
        await _receiver.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Journeys_Asked_AreEmittedAndShowInTheHistory()
    {
        var emitted = await PostAsync("truv/journeys?count=2&kind=loginError", null);
        await _truv.Service.Deliveries.WhenDrainedAsync(TruvUnderTest.Token);

        Assert.Equal(HttpStatusCode.OK, emitted.Status);
        Assert.Equal(12, emitted.Body.GetProperty("events").GetInt32());
        Assert.Equal(2, emitted.Body.GetProperty("orders").GetArrayLength());
        Assert.Equal(12, (await GetAsync("truv/deliveries")).GetProperty("accepted").GetInt32());
        Assert.Equal(5, (await GetAsync("truv/history?newest=5")).GetProperty("results").GetArrayLength());
    }

    [Theory]
    [InlineData("truv/journeys?count=0", "count")]
    [InlineData("truv/journeys?count=many", "count")]
    [InlineData("truv/journeys?kind=odd", "LoginError")]
    [InlineData("truv/journeys?product=odd", "deposit_switch")]
    [InlineData("truv/rate-limit?perMinute=-1", "perMinute")]
    public async Task Query_Wrong_IsRefusedWithWhatIsAllowed(string path, string named)
    {
        var (status, body) = await PostAsync(path, null);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(named, body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_SwitchedOnAndOff_IsSeenByTheClientAndInTheRequests()
    {
        var (_, added) = await PostAsync(
            "truv/faults", """{"kind":"throttled","path":"/v1/tasks/*","retryAfterSeconds":7,"throttle":{"text":"detail"}}""");
        var struck = await _truv.GetAsync("/v1/tasks/");
        var active = await GetAsync("truv/faults");
        using var removed = await _http.DeleteAsync($"truv/faults/{added.GetProperty("id").GetInt64()}", TruvUnderTest.Token);
        using var again = await _http.DeleteAsync("truv/faults/99", TruvUnderTest.Token);

        Assert.Equal(HttpStatusCode.TooManyRequests, struck.Status);
        Assert.Contains("7 seconds", struck.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("throttled", active[0].GetProperty("fault").GetProperty("kind").GetString());
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (removed.StatusCode, again.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await _truv.GetAsync("/v1/tasks/")).Status);
        var requests = await GetAsync("truv/requests?newest=1");
        Assert.Equal(2, requests.GetProperty("peakPerMinute").GetInt32());
        Assert.Equal(1, requests.GetProperty("throttled").GetInt32());
        Assert.Equal(200, Assert.Single(requests.GetProperty("newest").EnumerateArray()).GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("""{"kind":"nonsense"}""")]
    [InlineData("""{"kind":"timeout","probabilty":0.5}""")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task Fault_ThatIsNone_IsRefused(string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("truv/faults", body)).Status);
        Assert.Empty(_truv.Service.Faults.Active);
    }

    [Fact]
    public async Task Faults_Deleted_AreAllGone_AndTheLimitIsSet()
    {
        await PostAsync("truv/faults", """{"kind":"timeout"}""");
        await PostAsync("truv/rate-limit?perMinute=5", null);
        using var cleared = await _http.DeleteAsync("truv/faults", TruvUnderTest.Token);

        Assert.Equal(HttpStatusCode.NoContent, cleared.StatusCode);
        Assert.Empty(_truv.Service.Faults.Active);
        Assert.Equal(5, _truv.Service.RateLimit.RequestsPerMinute);
    }

    [Fact]
    public async Task Emit_OfManyBorrowers_ReportsWhatWasAccepted()
    {
        var (code, output, _) = await EmitAsync(new EmitOrder(12, JourneyKind.Completed, "income", IsJson: true));

        var json = JsonSerializer.Deserialize<JsonElement>(output);
        Assert.Equal(ExitCodes.Success, code);
        Assert.Equal(156, json.GetProperty("accepted").GetInt32());
        Assert.Equal(12, json.GetProperty("orders").GetArrayLength());
        Assert.Equal(156, _receiver.All.Count);
    }

    [Fact]
    public async Task Emit_GivenUp_FailsAndSaysWhereToLook()
    {
        _receiver.AnswerWith(503);

        var (code, output, _) = await EmitAsync(new EmitOrder(1, JourneyKind.Completed, "income", IsJson: false));

        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("13 events of 1 borrowers: 0 accepted, 13 given up.", output, StringComparison.Ordinal);
        Assert.Contains("/truv/history", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Emit_OfAnUnknownProduct_SaysWhichThereAre()
    {
        var refusal = await Assert.ThrowsAsync<NotStartedException>(
            () => EmitAsync(new EmitOrder(1, JourneyKind.Completed, "odd", IsJson: false)));

        Assert.Contains("deposit_switch", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Emit_WithoutARunningUp_SaysHowToStartIt()
    {
        var missing = Assert.Throws<NotStartedException>(() => TruvControl.Find(_folder));
        await _control.StopAsync(TruvUnderTest.Token);
        var gone = await Assert.ThrowsAsync<NotStartedException>(
            () => EmitAsync(new EmitOrder(1, JourneyKind.Completed, "income", IsJson: false)));

        Assert.Contains("./bridge up", missing.Message, StringComparison.Ordinal);
        Assert.Contains("./bridge up", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_IsFoundByUpJson()
    {
        File.WriteAllText(Path.Combine(_folder, "up.json"), """{"control":{"url":"http://127.0.0.1:7444"}}""");

        Assert.Equal(new Uri("http://127.0.0.1:7444"), TruvControl.Find(_folder));
    }

    private async Task<(int Code, string Output, string Error)> EmitAsync(EmitOrder order)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var control = new TruvControl(_http.BaseAddress!);
        var code = await new EmitRun(control, order, output, error).RunAsync(TruvUnderTest.Token);
        return (code, output.ToString(), error.ToString());
    }

    private async Task<JsonElement> GetAsync(string path) =>
        await _http.GetFromJsonAsync<JsonElement>(path, TruvUnderTest.Token);

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, string? body)
    {
        using var content = body is null ? null : new StringContent(body);
        using var response = await _http.PostAsync(path, content, TruvUnderTest.Token);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TruvUnderTest.Token));
    }
}
