using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bridge.Core.Enrichment;
using Bridge.Core.Events;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;
using CloudNative.CloudEvents.SystemTextJson;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Core.Enrichment;

public sealed class EventAssemblerTests
{
    [Fact]
    public void Assemble_Event_IsACloudEventThatTheLibraryReads()
    {
        var enriched = Assemble();

        var read = new JsonEventFormatter().DecodeStructuredModeMessage(enriched.Body, null, null);

        Assert.True(read.IsValid);
        Assert.Equal("application/cloudevents+json; charset=utf-8", enriched.ContentType);
        Assert.Equal("urn:truv:sandbox", read.Source!.ToString());
        Assert.Equal(new DateTimeOffset(2026, 3, 12, 15, 2, 10, 418, 220, TimeSpan.Zero), read.Time);
        Assert.Equal(enriched.Id, read.Id);
    }

    [Fact]
    public void Assemble_Evidence_LetsAConsumerVerifyTheSignatureAgain()
    {
        var evidence = Data(Assemble()).GetProperty("evidence");

        var body = evidence.GetProperty("body").GetBytesFromBase64();
        var digest = HMACSHA256.HashData(Encoding.UTF8.GetBytes(WebhookBuilder.Secret), body);

        Assert.Equal(evidence.GetProperty("signature").GetString(), "v1=" + Convert.ToHexStringLower(digest));
    }

    [Fact]
    public void Assemble_NumbersAndUnknownFields_KeepTheirText()
    {
        var resource = JsonDocument.Parse("""{"amount":1.10,"big":123456789012345678901234567890,"new":{"x":[1e2]}}""").RootElement;

        var json = Encoding.UTF8.GetString(Assemble(resource).Body.Span);

        Assert.Contains("\"amount\":1.10,\"big\":123456789012345678901234567890,\"new\":{\"x\":[1e2]}", json, StringComparison.Ordinal);
    }

    private static JsonElement Data(EnrichedEvent enriched) =>
        JsonDocument.Parse(enriched.Body).RootElement.GetProperty("data");

    private static EnrichedEvent Assemble(JsonElement? resource = null)
    {
        var bytes = Encoding.UTF8.GetBytes(WebhookBuilder.Body);
        Assert.Null(TruvEventReader.Read(bytes, out var truvEvent));
        var message = new QueuedWebhook(bytes, new Evidence { Signature = WebhookBuilder.Sign(bytes) }, 0, "");
        var found = TruvAnswer.Found(resource ?? JsonDocument.Parse("{}").RootElement);
        return new EventAssembler(new Uri("urn:truv:sandbox"), new FakeTimeProvider(TestAuthority.Now))
            .Assemble(truvEvent!, message, [new FetchedResource("order", found)], EnrichmentStatus.Complete);
    }
}
