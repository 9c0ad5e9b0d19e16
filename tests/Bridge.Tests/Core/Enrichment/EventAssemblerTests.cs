using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bridge.Core.Claims;
using Bridge.Core.Enrichment;
using Bridge.Core.Enrichment.Assembly;
using Bridge.Core.Enrichment.Fetching;
using Bridge.Core.Enrichment.Masking;
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

    [Fact]
    public void Assemble_ClaimCheck_NamesTheBlobAndCarriesNoData()
    {
        Assert.Null(TruvEventReader.Read(Encoding.UTF8.GetBytes(WebhookBuilder.Body), out var truvEvent));
        var claim = new ClaimCheck(new Uri("https://s.blob.core.windows.net/truv-events/2026-03-12/ab.json"), new string('a', 64));

        var enriched = new EventAssembler(new Uri("urn:truv:sandbox"))
            .Assemble(truvEvent!, TestAuthority.Now, claim, EnrichmentStatus.Complete);

        var json = JsonDocument.Parse(enriched.Body).RootElement;
        Assert.Equal(claim.Location.ToString(), json.GetProperty("dataref").GetString());
        Assert.Equal(claim.Sha256, json.GetProperty("datasha256").GetString());
        Assert.False(json.TryGetProperty("data", out _));
        Assert.Equal(claim.Location, enriched.DataRef);
    }

    private static JsonElement Data(EnrichedEvent enriched) =>
        JsonDocument.Parse(enriched.Body).RootElement.GetProperty("data");

    private static EnrichedEvent Assemble(JsonElement? resource = null)
    {
        var bytes = Encoding.UTF8.GetBytes(WebhookBuilder.Body);
        Assert.Null(TruvEventReader.Read(bytes, out var truvEvent));
        var message = new QueuedWebhook(bytes, new Evidence { Signature = WebhookBuilder.Sign(bytes) }, 0, "");
        var found = TruvAnswer.Found(resource ?? JsonDocument.Parse("{}").RootElement);
        var data = new EventData(FieldMasks.None, new FakeTimeProvider(TestAuthority.Now))
            .Write(truvEvent!, message, [new FetchedResource("order", "/v1/orders/1/", found)], EnrichmentStatus.Complete);
        return new EventAssembler(new Uri("urn:truv:sandbox"))
            .Assemble(truvEvent!, TestAuthority.Now, data, EnrichmentStatus.Complete);
    }
}
