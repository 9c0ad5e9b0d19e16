using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Core.Enrichment.Fetching;
using Bridge.Core.Enrichment.Masking;
using Bridge.Core.Enrichment.Planning;
using Bridge.Core.Events;
using Bridge.Core.Truv;

namespace Bridge.Core.Enrichment.Assembly;

/// <summary>Writes <c>data</c>: the webhook, the fetched resources, how enriching went, and the evidence.</summary>
/// <param name="masks">Fields that are kept from consumers.</param>
/// <param name="time">The clock.</param>
public sealed class EventData(FieldMasks masks, TimeProvider time)
{
    /// <summary>Writes the JSON.</summary>
    /// <param name="truvEvent">The webhook.</param>
    /// <param name="message">The message that carried it, with its evidence.</param>
    /// <param name="resources">What was fetched.</param>
    /// <param name="status">One of <see cref="EnrichmentStatus"/>.</param>
    public byte[] Write(
        TruvEvent truvEvent, QueuedWebhook message, IReadOnlyList<FetchedResource> resources, string status)
    {
        ArgumentNullException.ThrowIfNull(truvEvent);
        ArgumentNullException.ThrowIfNull(message);
        var data = new JsonObject
        {
            ["event"] = JsonObject.Create(truvEvent.Body),
            ["resources"] = new JsonObject(resources
                .Where(resource => resource.Answer.Resource is not null)
                .Select(resource => KeyValuePair.Create(resource.Name, Node(resource.Answer.Resource!.Value)))),
        };
        masks.Apply(truvEvent.EventType, data);
        data["enrichment"] = Enrichment(truvEvent, resources, status);
        data["evidence"] = EvidenceOf(message);
        return JsonSerializer.SerializeToUtf8Bytes(data);
    }

    private JsonObject Enrichment(TruvEvent truvEvent, IReadOnlyList<FetchedResource> resources, string status)
    {
        var enrichment = new JsonObject
        {
            ["status"] = status,
            ["at"] = Iso(time.GetUtcNow()),
            ["outcomes"] = Members(resources, resource => Name(resource.Answer.Outcome)),
            ["paths"] = Members(resources, resource => resource.Path),
        };
        if (EnrichmentPlan.ReasonFor(truvEvent) is { } reason) enrichment["reason"] = reason;
        FetchedResource[] refused = [.. resources.Where(resource => ReasonOf(resource) is not null)];
        if (refused.Length > 0) enrichment["reasons"] = Members(refused, resource => ReasonOf(resource)!);
        return enrichment;
    }

    private static string? ReasonOf(FetchedResource resource) => resource.Answer.Outcome switch
    {
        TruvOutcome.Forbidden => "Truv refuses this path to the bridge's credentials (403): the product may not be enabled.",
        TruvOutcome.Expired => "Truv says that the token behind it has expired (410).",
        TruvOutcome.Rejected => "Truv rejects the request (4xx).",
        TruvOutcome.TooLarge => "The answer is larger than the bridge takes.",
        _ => null,
    };

    private static JsonObject Members(IReadOnlyList<FetchedResource> resources, Func<FetchedResource, string> value) =>
        new(resources.Select(resource => KeyValuePair.Create(resource.Name, (JsonNode?)value(resource))));

    // The exact bytes go with the signature: without them a consumer could not verify it again.
    private static JsonObject EvidenceOf(QueuedWebhook message) => new()
    {
        ["source"] = message.Evidence.Source,
        ["receivedAt"] = Iso(message.Evidence.ReceivedAt),
        ["verdict"] = message.Evidence.Verdict,
        ["signature"] = message.Evidence.Signature,
        ["secret"] = message.Evidence.SecretLabel,
        ["certificateSha256"] = message.Evidence.CertificateSha256,
        ["trustRule"] = message.Evidence.TrustRule,
        ["body"] = Convert.ToBase64String(message.Body.Span),
    };

    // Wraps without copying; a mask that changes something copies no more than it touches.
    private static JsonNode? Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        _ => JsonValue.Create(element),
    };

    private static string Name(TruvOutcome outcome) => outcome switch
    {
        TruvOutcome.Found => "found",
        TruvOutcome.NotFound => "not_found",
        TruvOutcome.Expired or TruvOutcome.Rejected or TruvOutcome.TooLarge or TruvOutcome.Forbidden => "rejected",
        _ => "unavailable",
    };

    private static string Iso(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
