using System.Text;
using System.Text.Json;
using Bridge.Core.Enrichment;
using Bridge.Core.Enrichment.Assembly;
using Bridge.Core.Enrichment.Fetching;
using Bridge.Core.Enrichment.Masking;
using Bridge.Core.Events;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Consumers.Contract;

/// <summary>Events as the bridge publishes them.</summary>
internal static class Assembled
{
    public static readonly byte[] Webhook = Encoding.UTF8.GetBytes(WebhookBuilder.Body);

    private static readonly JsonElement Order = JsonElement.Parse("""{"id":"c7a14be90d3f4a52b6e81f2790ad35cb","status":"pending"}""");

    public static EnrichedEvent Event(byte[] webhook, string status, JsonElement? resource = null, bool signed = true)
    {
        Assert.Null(TruvEventReader.Read(webhook, out var truvEvent));
        var evidence = new Evidence
        {
            Source = signed ? "push" : "pulled",
            ReceivedAt = TestAuthority.Now,
            Signature = signed ? WebhookBuilder.Sign(webhook) : null,
            SecretLabel = signed ? "truv-access-secret-1" : null,
            CertificateSha256 = signed ? new string('A', 64) : null,
            TrustRule = signed ? "truv-issued" : null,
            Verdict = "BRG100",
        };
        var data = new EventData(FieldMasks.None, new FakeTimeProvider(TestAuthority.Now)).Write(
            truvEvent!, new QueuedWebhook(webhook, evidence, 0, ""), Resources(status, resource ?? Order), status);
        return new EventAssembler(new Uri("urn:truv:sandbox")).Assemble(truvEvent!, TestAuthority.Now, data, status);
    }

    private static FetchedResource[] Resources(string status, JsonElement resource) => status switch
    {
        EnrichmentStatus.None => [],
        EnrichmentStatus.Complete => [new("order", "/v1/orders/1/", TokenMask.Apply(TruvAnswer.Found(resource)))],
        EnrichmentStatus.Partial => [new("link", "/v1/links/1/", TokenMask.Apply(TruvAnswer.Found(resource))), .. Failed()],
        EnrichmentStatus.NotFound => [new("order", "/v1/orders/1/", new TruvAnswer(TruvOutcome.NotFound))],
        _ => [.. Failed()],
    };

    private static IEnumerable<FetchedResource> Failed() => Enum.GetValues<TruvOutcome>()
        .Where(outcome => outcome != TruvOutcome.Found)
        .Select(outcome => new FetchedResource($"resource_{outcome}", "/v1/x/", new TruvAnswer(outcome)));
}
