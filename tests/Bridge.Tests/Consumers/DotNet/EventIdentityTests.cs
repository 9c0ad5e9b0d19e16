using System.Text;
using System.Text.Json;
using Bridge.Consumer.Signatures;
using Bridge.Core.Events;
using Bridge.Tests.Builders;
using Bridge.Tests.Core.Events.Generated;

namespace Bridge.Tests.Consumers.DotNet;

/// <summary>The consumer's own computation of an id, which shares no code with the bridge's.</summary>
public sealed class EventIdentityTests
{
    [Fact]
    public void Of_AnyObject_IsTheIdThatTheBridgeGives()
    {
        var texts = Enumerable.Range(1, 1500).Select(seed => new JsonSpelling(seed).Spell(new RandomJson(seed).Members(depth: 5)));

        Assert.All(texts, text =>
        {
            Assert.Null(EventId.Of(Encoding.UTF8.GetBytes(text), out var id));
            Assert.Equal(id, EventIdentity.Of(JsonElement.Parse(text)));
        });
    }

    [Fact]
    public void Of_TheSameEventInAnotherWebhook_IsTheSame()
    {
        var another = WebhookBuilder.Body.Replace("b905c19c", "00000000", StringComparison.Ordinal);

        Assert.Equal(Of(WebhookBuilder.Body), Of(another));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","event_created_at":null""")]
    public void Of_EventsWithoutACreationTime_AreToldApartByTheirWebhook(string more)
    {
        Assert.NotEqual(Of($$"""{"webhook_id":"1"{{more}}}"""), Of($$"""{"webhook_id":"2"{{more}}}"""));
    }

    private static string Of(string json) => EventIdentity.Of(JsonElement.Parse(json));
}
