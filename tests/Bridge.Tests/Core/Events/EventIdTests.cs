using System.Text;
using Bridge.Core.Events;
using Bridge.Tests.Core.Events.Generated;
using FsCheck.Xunit;

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

    [Theory]
    [InlineData("")]
    [InlineData(""","event_created_at":null""")]
    [InlineData(""","event_created_at":1767225600""")]
    [InlineData(""","data":{"event_created_at":"2026-01-01T00:00:00Z"}""")]
    public void Of_NoCreationTime_KeepsTheWebhookId(string rest)
    {
        Assert.NotEqual(Id($$"""{"webhook_id":"a"{{rest}}}"""), Id($$"""{"webhook_id":"b"{{rest}}}"""));
    }

    [Fact]
    public void Of_NestedWebhookId_StaysIn()
    {
        var a = Id("""{"event_created_at":"t","data":{"webhook_id":"a"}}""");
        var b = Id("""{"event_created_at":"t","data":{"webhook_id":"b"}}""");

        Assert.NotEqual(a, b);
    }

    [Fact]
    public void Of_EscapedNames_AreTheNames()
    {
        var plain = Id("""{"webhook_id":"a","event_created_at":"t"}""");
        var escaped = Id("""{"web\u0068ook_id":"b","event_\u0063reated_at":"t"}""");

        Assert.Equal(plain, escaped);
    }

    // SHA-256 of {"event_created_at":"t"}: printf '{"event_created_at":"t"}' | openssl dgst -sha256 -binary | basenc --base64url
    [Fact]
    public void Of_KnownBody_IsBase64UrlOfSha256()
    {
        Assert.Equal("HvN_oH0H5n3G-dBgL94wW1s8ZijbmvXQmpecz52-Z8o", Id("""{"webhook_id":"w","event_created_at":"t"}"""));
    }

    [Theory]
    [InlineData("[]", "BRG142")]
    [InlineData("{", "BRG140")]
    public void Of_WhatIsNoObject_IsRefused(string json, string code)
    {
        Assert.Equal(code, EventId.Of(Encoding.UTF8.GetBytes(json), out var id)?.Code);
        Assert.Equal("", id);
    }

    [Property(MaxTest = 2000, Arbitrary = [typeof(AnyJson)])]
    public bool Of_AnySpellingAndAnyWebhookId_IsTheSameEvent(AnyWebhook webhook, int one, int other, int webhookId)
    {
        var again = webhook.Body.With("webhook_id", new JsonText($"{webhookId}"));
        return Id(webhook.Body, one) == Id(again, other);
    }

    [Property(MaxTest = 2000, Arbitrary = [typeof(AnyJson)])]
    public bool Of_AnotherValueOfAnyOtherMember_IsAnotherEvent(AnyWebhook webhook, int spelling, uint choice)
    {
        var others = webhook.Body.Members.Where(member => member.Key != "webhook_id").ToArray();
        var (name, value) = others[choice % others.Length];
        JsonMembers[] changes =
        [
            webhook.Body.Without(name),
            webhook.Body.With(name, new JsonList([value])),
            webhook.Body.With(name + "\0", value).Without(name),
            webhook.Body.With("a name that is in no body", new JsonLiteral("null")),
        ];
        return changes.All(change => Id(change, spelling) != Id(webhook.Body, spelling));
    }

    private static string Id(JsonMembers tree, int spelling) => Id(new JsonSpelling(spelling).Spell(tree));

    private static string Id(string json)
    {
        Assert.Null(EventId.Of(Encoding.UTF8.GetBytes(json), out var id));
        return id;
    }
}
