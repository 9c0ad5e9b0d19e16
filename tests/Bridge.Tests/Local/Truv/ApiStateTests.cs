using System.Net;
using System.Text.Json;
using Bridge.Local.Truv;
using Bridge.Tests.Local.Truv.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Local.Truv;

/// <summary>The API shows what the journey has reached.</summary>
public sealed class ApiStateTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private TruvUnderTest _truv = null!;

    public async ValueTask InitializeAsync() => _truv = await TruvUnderTest.StartAsync(_time);

    public ValueTask DisposeAsync() => _truv.DisposeAsync();

    [Fact]
    public async Task Order_BeforeParsing_HasNoEmploymentsAndNoReport()
    {
        var seen = new List<(string Event, JsonElement Order)>();
        _truv.Service.World.Published = async (made, _) => seen.Add((made.EventType, await OrderOf(made)));

        await _truv.RunAsync();

        var connected = seen.Single(one => one.Event == "link-connected").Order;
        Assert.Empty(Employer(connected).GetProperty("employments").EnumerateArray());
        Assert.Equal("sent", Employer(connected).GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, connected.GetProperty("voie_report_id").ValueKind);
        var found = Employer(seen.Single(one => one.Event == "employment-created").Order).GetProperty("employments")[0];
        Assert.Equal(JsonValueKind.Null, found.GetProperty("profile").ValueKind);
        Assert.Empty(found.GetProperty("statements").EnumerateArray());
        var completed = seen[^1].Order;
        Assert.Equal("completed", Employer(completed).GetProperty("status").GetString());
        Assert.Equal(9, Employer(completed).GetProperty("employments")[0].GetProperty("statements").GetArrayLength());
        Assert.Equal(32, completed.GetProperty("voie_report_id").GetString()!.Length);
    }

    [Fact]
    public async Task Task_FollowsItsEvents()
    {
        var seen = new List<string>();
        _truv.Service.World.Published = async (made, _) =>
        {
            if (made.EventType == "task-status-updated")
                seen.Add((await Get($"/v1/tasks/{Field(made, "task_id")}/")).GetProperty("status").GetString()!);
        };

        await _truv.RunAsync(new JourneyOptions { Mfa = true });

        Assert.Equal(["new", "login", "mfa", "parse", "full_parse", "done"], seen);
    }

    [Fact]
    public async Task UserReport_AfterDone_Answers404ForTheDelayAndThenTheReport()
    {
        var borrower = (await _truv.RunAsync()).Borrower;
        var user = await Get($"/v1/users/{borrower.UserId}/");
        var path = $"/v1/users/{borrower.UserId}/reports/{user.GetProperty("voie_report_id").GetString()}/";

        _time.Advance(TimeSpan.FromSeconds(2.9));
        var early = await _truv.GetAsync(path);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        var later = await _truv.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, early.Status);
        Assert.Equal("""{"detail":"Not Found."}""", early.Body.GetRawText());
        Assert.Equal(HttpStatusCode.OK, later.Status);
        Assert.Equal(borrower.Suborders[0].Link!.Id, later.Body.GetProperty("links")[0].GetProperty("link_id").GetString());
    }

    [Fact]
    public async Task Link_Deleted_IsGoneWithAllItsData()
    {
        var link = (await _truv.RunAsync(new JourneyOptions { Kind = JourneyKind.LinkDeleted })).Borrower.Suborders[0].Link!;

        foreach (var part in new[] { "", "employments/", "identity/", "statements/", "bank_accounts/", "income/report/" })
            Assert.Equal(HttpStatusCode.NotFound, (await _truv.GetAsync($"/v1/links/{link.Id}/{part}")).Status);
        Assert.NotNull(link.DeletedAt);
        Assert.Equal(0, (await Get("/v1/links/")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Refresh_AddsATaskAndData()
    {
        var borrower = (await _truv.RunAsync()).Borrower;

        await _truv.Service.World.RefreshAsync(borrower, TruvUnderTest.Token);

        var link = borrower.Suborders[0].Link!;
        Assert.Equal(10, (await Get($"/v1/links/{link.Id}/statements/")).GetProperty("count").GetInt32());
        Assert.Equal(2, (await Get($"/v1/tasks/?query={link.Id}")).GetProperty("results").GetArrayLength());
        Assert.Equal(2, (await Get($"/v1/orders/{borrower.OrderId}/events/")).GetProperty("results").EnumerateArray()
            .Count(one => one.GetProperty("object").GetString() == "order"));
        Assert.Equal(4, (await Get($"/v1/orders/{borrower.OrderId}/events/?include_refresh_orders=true"))
            .GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Certification_AppearsWhenItIsDone()
    {
        var borrower = (await _truv.RunAsync()).Borrower;
        var path = $"/v1/orders/{borrower.OrderId}/";

        var before = await Get(path + "certifications/");
        await _truv.Service.World.CertifyAsync(borrower, TruvUnderTest.Token);

        Assert.Empty(before.GetProperty("results").EnumerateArray());
        Assert.Single((await Get(path + "certifications/")).GetProperty("results").EnumerateArray());
        Assert.Equal(borrower.OrderId, (await Get(path + "?certification=all")).GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await _truv.GetAsync(path + "?certification=some")).Status);
    }

    [Fact]
    public async Task Token_OfALink_IsMaskedUnlessAskedByUser()
    {
        var borrower = (await _truv.RunAsync()).Borrower;
        var link = borrower.Suborders[0].Link!;

        var one = await Get($"/v1/links/{link.Id}/");
        var list = await Get($"/v1/links/?user_id={borrower.UserId}");

        Assert.StartsWith("****", one.GetProperty("access_token").GetString(), StringComparison.Ordinal);
        Assert.Equal(link.AccessToken, list.GetProperty("results")[0].GetProperty("access_token").GetString());
    }

    [Fact]
    public async Task Orders_OfOtherSources_HaveTheirOwnList()
    {
        var assets = (await _truv.RunAsync(new JourneyOptions { Product = "assets" })).Borrower;
        var insurance = (await _truv.RunAsync(new JourneyOptions { Product = "insurance" })).Borrower;

        var bank = await Get($"/v1/orders/{assets.OrderId}/");
        var insurer = await Get($"/v1/orders/{insurance.OrderId}/");

        Assert.Equal(assets.Suborders[0].Id, bank.GetProperty("financial_accounts")[0].GetProperty("id").GetString());
        Assert.Equal(32, bank.GetProperty("voa_report_id").GetString()!.Length);
        Assert.Equal("completed", insurer.GetProperty("insurance").GetProperty("status").GetString());
        Assert.Empty(insurer.GetProperty("employers").EnumerateArray());
    }

    private static JsonElement Employer(JsonElement order) => order.GetProperty("employers")[0];

    private static string Field(TruvEvent made, string name) =>
        JsonSerializer.Deserialize<JsonElement>(made.Body.Span).GetProperty(name).GetString()!;

    private Task<JsonElement> OrderOf(TruvEvent made)
    {
        var json = JsonSerializer.Deserialize<JsonElement>(made.Body.Span);
        return json.TryGetProperty("order_id", out var id)
            ? Get($"/v1/orders/{id.GetString()}/")
            : Get($"/v1/orders/{_truv.Service.World.Borrowers[^1].OrderId}/");
    }

    private async Task<JsonElement> Get(string path)
    {
        var (status, body) = await _truv.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, status);
        return body;
    }
}
