using System.Text;
using Bridge.Core.Truv;
using Bridge.Core.Truv.Deliveries;

namespace Bridge.Tests.Core.Truv.Deliveries;

public sealed class TruvDeliveriesTests
{
    private static readonly string Sample =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "api.webhook-requests.json"));

    [Fact]
    public async Task Read_Sample_GivesRowsCursorAndTheMomentOfAsking()
    {
        var page = await ReadAsync(ScriptedTruv.Always(200, Sample), new TruvDeliveryQuery());

        Assert.Equal(
            (TruvOutcome.Found, "cD0yMDI2LTAzLTEyKzE1", TruvPipeline.Start), (page.Outcome, page.NextCursor, page.AskedAt));
        Assert.Equal([503, 200], page.Rows.Select(row => row.StatusCode));
        var row = page.Rows[0];
        Assert.Equal("d90e4b7263fa4c18ae57b1c30d68f942", row.WebhookId);
        Assert.Equal("order-status-updated", row.EventType);
        Assert.Equal(new DateTimeOffset(2026, 3, 12, 15, 21, 47, TimeSpan.Zero).AddMicroseconds(902114), row.EventCreatedAt);
        Assert.Equal("https://bridge.example.com/api/webhooks/truv", row.WebhookUrl);
        Assert.Equal("e0bcd1b34820bad2957b8d6d29cc1999", row.Payload!.Value.GetProperty("webhook_id").GetString());
        Assert.Contains(Encoding.UTF8.GetString(row.PayloadBytes().Span), Sample, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_Query_IsSentInFullWithTheCursorAsTruvWroteIt()
    {
        var truv = ScriptedTruv.Always(200, """{"next":null,"previous":null,"results":[]}""");

        var page = await ReadAsync(truv, new TruvDeliveryQuery
        {
            CreatedFrom = new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.FromHours(2)),
            CreatedTo = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero).AddTicks(10),
            PageSize = 50,
            Cursor = "cD0y%2B%3D",
        });

        Assert.Equal((TruvOutcome.Found, null), (page.Outcome, page.NextCursor));
        Assert.Equal(
            "/v1/webhook-requests/?created_at__gte=2026-03-01T00:00:00.000000Z&created_at__lte=2026-03-02T00:00:00.000001Z"
            + "&page_size=50&cursor=cD0y%2B%3D",
            Assert.Single(truv.Asked));
    }

    [Fact]
    public async Task Read_OddRows_AreKeptWithWhatTheyHave()
    {
        var page = await ReadAsync(
            ScriptedTruv.Always(200, """
                {"next":null,"results":[1,{},{"webhook_payload":null,"status_code":"x","event_created_at":"soon"}]}
                """),
            new TruvDeliveryQuery());

        Assert.Equal(3, page.Rows.Count);
        Assert.All(page.Rows, row => Assert.Equal(new TruvDelivery(), row));
        Assert.True(page.Rows[2].PayloadBytes().IsEmpty);
    }

    [Theory]
    [InlineData("""{"next":"?cursor=same","results":[]}""")]
    [InlineData("""{"next":"https://prod.truv.com/v1/webhook-requests/?page=2","results":[]}""")]
    [InlineData("""{"next":"https://prod.truv.com/v1/webhook-requests/","results":[]}""")]
    [InlineData("""{"next":null,"previous":null}""")]
    [InlineData("""{"detail":"something"}""")]
    public async Task Read_PageWithoutAWayOn_IsUnavailable(string json)
    {
        var page = await ReadAsync(ScriptedTruv.Always(200, json), new TruvDeliveryQuery { Cursor = "same" });

        Assert.Equal((TruvOutcome.Unavailable, 0, null), (page.Outcome, page.Rows.Count, page.NextCursor));
    }

    [Theory]
    [InlineData("a&created_at__gte=x")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a b")]
    [InlineData("")]
    public async Task Read_CursorThatTruvDidNotWrite_IsRefused(string cursor)
    {
        await Assert.ThrowsAsync<ArgumentException>(
            () => ReadAsync(ScriptedTruv.Always(200, "{}"), new TruvDeliveryQuery { Cursor = cursor }));
    }

    [Fact]
    public async Task Read_Trouble_IsItsOutcome()
    {
        Assert.Equal(
            TruvOutcome.Unauthorized, (await ReadAsync(ScriptedTruv.Always(401, "{}"), new TruvDeliveryQuery())).Outcome);
    }

    private static async Task<TruvDeliveryPage> ReadAsync(ScriptedTruv truv, TruvDeliveryQuery query)
    {
        using var pipeline = new TruvPipeline(truv);
        return await pipeline.Deliveries.ReadAsync(query, TestContext.Current.CancellationToken);
    }
}
