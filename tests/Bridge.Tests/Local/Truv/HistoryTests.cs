using System.Globalization;
using System.Text.Json;
using Bridge.Local.Truv;
using Bridge.Tests.Local.Truv.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Local.Truv;

/// <summary>The delivery history: one row for each attempt, 30 days, newest first, by cursor.</summary>
public sealed class HistoryTests : IAsyncLifetime
{
    private const string Path = "/v1/webhook-requests/";

    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private TruvUnderTest _truv = null!;
    private WebhookReceiver _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        _truv = await TruvUnderTest.StartAsync(_time);
        _receiver = await WebhookReceiver.StartAsync(_truv.Pki);
        _truv.Service.Webhooks.Add(new WebhookConfiguration { Url = _receiver.Url });
    }

    public async ValueTask DisposeAsync()
    {
        await _truv.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Rows_HoldOneAttemptEach_WithTheWholePayload()
    {
        _receiver.AnswerWith(503);
        var made = (await RunAsync()).Events[0];
        _receiver.AnswerWith(200);
        await AdvanceAsync(TimeSpan.FromSeconds(30));

        var rows = await RowsAsync("?event_type=order-created");

        Assert.Equal([200, 503], rows.Select(row => row.GetProperty("status_code").GetInt32()));
        Assert.Equal([null, "Service Unavailable"], rows.Select(row => row.GetProperty("error_message").GetString()));
        Assert.All(rows, row =>
        {
            Assert.Equal(_truv.Service.Webhooks.All[0].Id, row.GetProperty("webhook_id").GetString());
            Assert.Equal(
                JsonSerializer.Deserialize<JsonElement>(made.Body.Span).GetRawText(),
                row.GetProperty("webhook_payload").GetRawText());
            Assert.Equal(_receiver.Url.ToString(), row.GetProperty("webhook_url").GetString());
        });
    }

    [Fact]
    public async Task Cursor_OverManyRows_GivesEachOnceNewestFirst()
    {
        for (var i = 0; i < 3; i++)
        {
            await RunAsync();
            await AdvanceAsync(TimeSpan.FromHours(1));
        }

        var seen = new List<string>();
        for (string? next = Path + "?page_size=10"; next is not null;)
        {
            var (_, page) = await _truv.GetAsync(new Uri(_truv.Service.Url, next).PathAndQuery);
            seen.AddRange(page.GetProperty("results").EnumerateArray()
                .Select(row => row.GetProperty("webhook_payload").GetProperty("webhook_id").GetString()!));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(39, seen.Distinct().Count());
        Assert.Equal(39, seen.Count);
        var numbers = _truv.Service.History.Rows.Select(row => row.Number).ToArray();
        Assert.Equal(numbers.OrderDescending(), numbers);
    }

    [Fact]
    public async Task Filters_ByTimeTypeAndStatus_AreAllHonoured()
    {
        await RunAsync();
        await AdvanceAsync(TimeSpan.FromHours(2));
        _receiver.AnswerWith(500);
        await RunAsync();
        var middle = Uri.EscapeDataString(
            (_time.GetUtcNow() - TimeSpan.FromHours(1)).ToString("O", CultureInfo.InvariantCulture));

        Assert.Equal(13, (await RowsAsync("?page_size=100&created_at__gte=" + middle)).Length);
        Assert.Equal(13, (await RowsAsync("?page_size=100&created_at__lte=" + middle)).Length);
        Assert.Equal(13, (await RowsAsync("?page_size=100&status_code=500")).Length);
        Assert.Equal(4, (await RowsAsync("?event_type=order-status-updated")).Length);
        Assert.Equal(2, (await RowsAsync("?status_code=200&event_type=order-status-updated")).Length);
    }

    [Fact]
    public async Task Rows_OlderThan30Days_ArePurged()
    {
        await RunAsync();
        await AdvanceAsync(TimeSpan.FromDays(29));
        await RunAsync();

        Assert.Equal(26, (await RowsAsync("?page_size=100")).Length);
        await AdvanceAsync(TimeSpan.FromDays(1.5));
        Assert.Equal(13, (await RowsAsync("?page_size=100")).Length);
    }

    [Fact]
    public async Task Rows_BeyondTheMost_DropTheOldest()
    {
        await using var truv = await StartDisabledAsync(new DeliveryHistoryOptions { MaxRows = 5 });

        await truv.RunAsync();

        Assert.Equal([13, 12, 11, 10, 9], truv.Service.History.Rows.Select(row => row.Number));
    }

    [Fact]
    public async Task Rows_WithALag_AppearLater()
    {
        await using var truv = await StartDisabledAsync(
            new DeliveryHistoryOptions { Lag = TimeSpan.FromMinutes(1), UnansweredStatusCode = 0 });
        await truv.RunAsync();

        Assert.Empty(truv.Service.History.Rows);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(13, truv.Service.History.Rows.Count);
        Assert.All(truv.Service.History.Rows, row => Assert.Equal(0, row.StatusCode));
    }

    private async Task<TruvUnderTest> StartDisabledAsync(DeliveryHistoryOptions history)
    {
        var truv = await TruvUnderTest.StartAsync(_time, service: options => options with { History = history });
        truv.Service.Webhooks.Add(new WebhookConfiguration { Url = _receiver.Url, Enabled = false });
        return truv;
    }

    private async Task<JourneyResult> RunAsync()
    {
        var result = await _truv.RunAsync();
        await _truv.Service.Deliveries.WhenSettledAsync(TruvUnderTest.Token);
        return result;
    }

    private Task AdvanceAsync(TimeSpan time)
    {
        _time.Advance(time);
        return _truv.Service.Deliveries.WhenSettledAsync(TruvUnderTest.Token);
    }

    private async Task<JsonElement[]> RowsAsync(string query) =>
        [.. (await _truv.GetAsync(Path + query)).Body.GetProperty("results").EnumerateArray()];
}
