using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Core.Enrichment.Assembly;
using Bridge.Tests.Builders;
using Bridge.Tests.Consumers.Contract;

namespace Bridge.Tests.Consumers.DotNet;

/// <summary>A genuine event, of which a test breaks one thing.</summary>
internal sealed class EventBuilder
{
    public JsonObject Json { get; } =
        JsonNode.Parse(Assembled.Event(Assembled.Webhook, EnrichmentStatus.Complete).Body.Span)!.AsObject();

    public string Id => (string)Json["id"]!;

    public string Type => (string)Json["type"]!;

    public JsonObject Evidence => Json["data"]!["evidence"]!.AsObject();

    public JsonElement Data => JsonSerializer.SerializeToElement(Json["data"]);

    public byte[] Bytes => Encoding.UTF8.GetBytes(Json.ToJsonString());

    public EventBuilder With(Action<JsonObject> change)
    {
        change(Json);
        return this;
    }

    /// <summary>Signs other bytes, with a secret of one's own.</summary>
    public EventBuilder Forged() => With(_ => Evidence["signature"] = WebhookBuilder.Sign(Assembled.Webhook, "sandbox-guessed"));

    /// <summary>Leaves a claim check in place of the data.</summary>
    public EventBuilder Claimed(string reference, string sha256) => With(json =>
    {
        json.Remove("data");
        (json["dataref"], json["datasha256"]) = (reference, sha256);
    });
}
