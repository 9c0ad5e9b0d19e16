using System.Text;
using Bridge.Core.Enrichment.Planning;
using Bridge.Core.Events;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Events;

public sealed class TruvEventReaderTests
{
    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "data"), "webhook.*.json").Select(f => Path.GetFileName(f)!)];

    public static TheoryData<string> KnownTypes => [.. EnrichmentPlan.KnownTypes];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Read_EverySample_IsIdentified(string file)
    {
        var body = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", file));

        var refusal = TruvEventReader.Read(body, out var truvEvent);

        Assert.Null(refusal);
        Assert.StartsWith($"webhook.{truvEvent!.EventType}", file, StringComparison.Ordinal);
        Assert.Equal((43, 32), (truvEvent.Id.Length, truvEvent.WebhookId.Length));
        Assert.NotNull(truvEvent.CreatedAt);
        Assert.Null(EventId.Of(body, out var id));
        Assert.Equal(id, truvEvent.Id);
    }

    [Fact]
    public void Read_Names_AreUnescaped()
    {
        var truvEvent = Read("""{"web\u0068ook_id":"a\n\ud83d\ude00\"","event_type":"order\u002dcreated"}""");

        Assert.Equal(("a\n😀\"", "order-created"), (truvEvent.WebhookId, truvEvent.EventType));
    }

    [Fact]
    public void Read_Body_KeepsTheRawValues()
    {
        var truvEvent = Read("""{"webhook_id":"a","event_type":"b","order_id":"c","amount":1.10}""");

        Assert.Equal("c", truvEvent.OrderId);
        Assert.Equal("1.10", truvEvent.Body.GetProperty("amount").GetRawText());
        Assert.Null(truvEvent.Text("amount"));
    }

    [Fact]
    public void Read_Ids_AreThoseThatTheBodyHasAsText()
    {
        var full = Read("""{"webhook_id":"a","event_type":"b","link_id":"l","order_id":"o","task_id":"t","user_id":"u"}""");
        var odd = Read("""{"webhook_id":"a","event_type":"b","link_id":1,"order_id":null,"task_id":{},"user_id":[]}""");

        Assert.Equal(("l", "o", "t", "u"), (full.LinkId, full.OrderId, full.TaskId, full.UserId));
        Assert.Equal((null, null, null, null), (odd.LinkId, odd.OrderId, odd.TaskId, odd.UserId));
    }

    [Theory]
    [InlineData("\"2026-03-12T15:02:10.5Z\"", "2026-03-12T15:02:10.5000000+00:00")]
    [InlineData("\"2026-03-12T15:02:10+02:00\"", "2026-03-12T15:02:10.0000000+02:00")]
    [InlineData("\"yesterday\"", null)]
    [InlineData("1773327730", null)]
    [InlineData("null", null)]
    public void Read_CreationTime_IsNullUnlessItIsOne(string value, string? expected)
    {
        var truvEvent = Read($$"""{"webhook_id":"a","event_type":"b","event_created_at":{{value}}}""");

        Assert.Equal(expected, truvEvent.CreatedAt?.ToString("O"));
        Assert.Null(Read("""{"webhook_id":"a","event_type":"b"}""").CreatedAt);
    }

    [Theory]
    [MemberData(nameof(KnownTypes))]
    public void Read_KnownType_IsOneString(string type)
    {
        var body = $$"""{"webhook_id":"a","event_type":"{{type}}"}""";

        Assert.Same(Read(body).EventType, Read(body).EventType);
        Assert.Equal(type, Read(body).EventType);
    }

    [Fact]
    public void Read_UnknownType_IsKept()
    {
        Assert.Equal("tax-created", Read("""{"webhook_id":"a","event_type":"tax-created"}""").EventType);
    }

    // Receiving pays this for every webhook: the event, its id and the webhook id, and nothing else.
    [Fact]
    public void Read_GenuineWebhook_AllocatesAtMost400Bytes()
    {
        const int runs = 100;
        var body = Encoding.UTF8.GetBytes(WebhookBuilder.Body);
        Assert.Null(TruvEventReader.Read(body, out _));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < runs; i++) TruvEventReader.Read(body, out _);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / runs, 1, 400);
    }

    private static TruvEvent Read(string body)
    {
        Assert.Null(TruvEventReader.Read(Encoding.UTF8.GetBytes(body), out var truvEvent));
        return truvEvent!;
    }
}
