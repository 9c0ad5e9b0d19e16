using System.Net;
using System.Text.Json;
using Bridge.Local.Truv;
using Bridge.Tests.Local.Truv.Infrastructure;

namespace Bridge.Tests.Local.Truv;

/// <summary>Both page styles, walked by the query values of their links.</summary>
public sealed class PagingTests : IAsyncLifetime
{
    private TruvUnderTest _truv = null!;

    public async ValueTask InitializeAsync() => _truv = await TruvUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _truv.DisposeAsync();

    [Fact]
    public async Task NumberedPages_WalkedByNext_GiveEachStatementOnce()
    {
        var link = (await _truv.RunAsync(new JourneyOptions { Statements = 25 })).Borrower.Suborders[0].Link!;

        var pages = await WalkAsync($"/v1/links/{link.Id}/statements/?page_size=10&pay_date_from=2000-01-01", "next");

        Assert.Equal([10, 10, 5], pages.Select(Count));
        Assert.Equal(25, pages.SelectMany(Ids).Distinct().Count());
        Assert.All(pages, page => Assert.Equal(25, page.GetProperty("count").GetInt32()));
        var next = new Uri(pages[0].GetProperty("next").GetString()!);
        Assert.Equal("https://prod.truv.com", next.GetLeftPart(UriPartial.Authority));
        Assert.Equal("?page=2&page_size=10&pay_date_from=2000-01-01", next.Query);
        Assert.Equal(JsonValueKind.Null, pages[0].GetProperty("previous").ValueKind);
        Assert.EndsWith("/?page_size=10&pay_date_from=2000-01-01", pages[1].GetProperty("previous").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 10)]
    [InlineData("?page_size=3", 3)]
    [InlineData("?page_size=100000", 100)]
    public async Task PageSize_AskedFor_IsHonouredUpToTheMost(string query, int expected)
    {
        var link = (await _truv.RunAsync(new JourneyOptions { Statements = 150 })).Borrower.Suborders[0].Link!;

        var (_, page) = await _truv.GetAsync($"/v1/links/{link.Id}/statements/{query}");

        Assert.Equal(expected, Count(page));
    }

    [Fact]
    public async Task Cursors_WalkedByNext_AreNewestFirstAndGiveEachTaskOnce()
    {
        await _truv.Service.EmitAsync(7, new JourneyOptions(), TruvUnderTest.Token);

        var pages = await WalkAsync("/v1/tasks/?page_size=3", "next");

        Assert.Equal([3, 3, 1], pages.Select(Count));
        Assert.Equal(7, pages.SelectMany(Ids).Distinct().Count());
        var created = pages.SelectMany(Results).Select(one => one.GetProperty("created_at").GetString()!).ToArray();
        Assert.Equal(created.OrderDescending(StringComparer.Ordinal), created);
        Assert.StartsWith(
            "https://prod.truv.com/v1/tasks/?cursor=", pages[0].GetProperty("next").GetString(), StringComparison.Ordinal);
        Assert.False(pages[0].TryGetProperty("count", out _));
    }

    [Fact]
    public async Task Cursors_WalkedBack_GiveTheSamePages()
    {
        await _truv.Service.EmitAsync(7, new JourneyOptions(), TruvUnderTest.Token);
        var forth = await WalkAsync("/v1/tasks/?page_size=3&ordering=created_at", "next");

        var back = await WalkAsync(forth[^1].GetProperty("previous").GetString()!, "previous");

        Assert.Equal(forth.Take(2).Reverse().SelectMany(Ids), back.SelectMany(Ids));
    }

    [Fact]
    public async Task Cursors_WhileTasksAreAdded_RepeatAndLoseNothing()
    {
        await _truv.Service.EmitAsync(4, new JourneyOptions(), TruvUnderTest.Token);
        var (_, first) = await _truv.GetAsync("/v1/tasks/?page_size=2");
        await _truv.Service.EmitAsync(3, new JourneyOptions(), TruvUnderTest.Token);

        var rest = await WalkAsync(first.GetProperty("next").GetString()!, "next");

        Assert.Equal(2, rest.SelectMany(Ids).Except(Ids(first)).Count());
        Assert.Equal(2, rest.SelectMany(Ids).Count());
    }

    [Theory]
    [InlineData("status=done", 2)]
    [InlineData("status=login_error", 1)]
    [InlineData("product_type=assets", 1)]
    [InlineData("created_at__gte=2001-01-01T00:00:00Z", 3)]
    [InlineData("created_at__lte=2001-01-01T00:00:00Z", 0)]
    [InlineData("user_id=nobody", 0)]
    public async Task Tasks_Filtered_AreThoseThatMatch(string query, int expected)
    {
        await _truv.RunAsync();
        await _truv.RunAsync(new JourneyOptions { Product = "assets" });
        await _truv.RunAsync(new JourneyOptions { Kind = JourneyKind.LoginError });

        Assert.Equal(expected, Count((await _truv.GetAsync("/v1/tasks/?" + query)).Body));
    }

    [Theory]
    [InlineData("/v1/links/?page=2", HttpStatusCode.NotFound, "Invalid page.")]
    [InlineData("/v1/tasks/?cursor=nonsense!", HttpStatusCode.NotFound, "Invalid cursor")]
    [InlineData("/v1/tasks/?cursor=cD1hYmM=", HttpStatusCode.NotFound, "Invalid cursor")]
    [InlineData("/v1/links/?page=zero", HttpStatusCode.BadRequest, "incorrect_parameters")]
    [InlineData("/v1/tasks/?created_at__gte=yesterday", HttpStatusCode.BadRequest, "created_at__gte")]
    [InlineData("/v1/webhook-requests/?status_code=99", HttpStatusCode.BadRequest, "status_code")]
    public async Task Query_OutOfBounds_IsRefused(string path, HttpStatusCode status, string text)
    {
        var answer = await _truv.GetAsync(path);

        Assert.Equal(status, answer.Status);
        Assert.Contains(text, answer.Body.GetRawText(), StringComparison.Ordinal);
    }

    private static int Count(JsonElement page) => Results(page).Count();

    private static IEnumerable<string> Ids(JsonElement page) => Results(page).Select(one => one.GetProperty("id").GetString()!);

    private static IEnumerable<JsonElement> Results(JsonElement page) => page.GetProperty("results").EnumerateArray();

    private async Task<List<JsonElement>> WalkAsync(string address, string direction)
    {
        var pages = new List<JsonElement>();
        for (string? next = address; next is not null; next = pages[^1].GetProperty(direction).GetString())
        {
            var query = new Uri(_truv.Service.Url, next).PathAndQuery;
            pages.Add((await _truv.GetAsync(query)).Body);
        }

        return pages;
    }
}
