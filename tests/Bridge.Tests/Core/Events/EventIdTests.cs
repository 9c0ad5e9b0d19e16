using System.Text.Json;
using Bridge.Core.Events;

namespace Bridge.Tests.Core.Events;

public sealed class EventIdTests
{
    [Fact]
    public void Of_RetryWithAnotherWebhookIdSpacingAndOrder_IsTheSameEvent()
    {
        var first = Id("""{"webhook_id":"a","event_type":"x","event_created_at":"2026-01-01T00:00:00Z"}""");
        var again = Id("""{ "event_created_at":"2026-01-01T00:00:00Z", "event_type":"x", "webhook_id":"b" }""");

        Assert.Equal(first, again);
    }

    [Fact]
    public void Of_AnyOtherField_TellsEventsApart()
    {
        var done = Id("""{"webhook_id":"a","status":"done","event_created_at":"2026-01-01T00:00:00Z"}""");
        var parse = Id("""{"webhook_id":"a","status":"parse","event_created_at":"2026-01-01T00:00:00Z"}""");

        Assert.NotEqual(done, parse);
    }

    [Fact]
    public void Of_NoCreationTime_KeepsTheWebhookId()
    {
        Assert.NotEqual(Id("""{"webhook_id":"a"}"""), Id("""{"webhook_id":"b"}"""));
    }

    [Fact]
    public void Of_NestedWebhookId_StaysIn()
    {
        var a = Id("""{"event_created_at":"t","data":{"webhook_id":"a"}}""");
        var b = Id("""{"event_created_at":"t","data":{"webhook_id":"b"}}""");

        Assert.NotEqual(a, b);
    }

    // SHA-256 of {"event_created_at":"t"}: printf '{"event_created_at":"t"}' | openssl dgst -sha256 -binary | basenc --base64url
    [Fact]
    public void Of_KnownBody_IsBase64UrlOfSha256()
    {
        Assert.Equal("HvN_oH0H5n3G-dBgL94wW1s8ZijbmvXQmpecz52-Z8o", Id("""{"webhook_id":"w","event_created_at":"t"}"""));
    }

    private static string Id(string json) => EventId.Of(JsonDocument.Parse(json).RootElement);
}
