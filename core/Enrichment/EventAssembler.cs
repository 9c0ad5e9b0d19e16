using System.Globalization;
using System.Text.Json.Nodes;
using Bridge.Core.Events;
using Bridge.Core.Truv;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;

namespace Bridge.Core.Enrichment;

/// <summary>Puts a webhook, the fetched resources and the evidence into one CloudEvent.</summary>
/// <param name="source">CloudEvents <c>source</c>: names Truv's environment.</param>
/// <param name="time">The clock.</param>
public sealed class EventAssembler(Uri source, TimeProvider time)
{
    // Names the consumers' contract and its major version; consumers/contract holds it (docs/decisions/0008).
    private static readonly Uri DataSchema = new("https://truv-bridge.invalid/contract/1/data.json");

    private readonly JsonEventFormatter _formatter = new();

    /// <summary>Assembles the event.</summary>
    /// <param name="truvEvent">The webhook.</param>
    /// <param name="message">The message that carried it, with its evidence.</param>
    /// <param name="resources">What was fetched.</param>
    /// <param name="status">One of <see cref="EnrichmentStatus"/>.</param>
    public EnrichedEvent Assemble(
        TruvEvent truvEvent, QueuedWebhook message, IReadOnlyList<FetchedResource> resources, string status)
    {
        var cloudEvent = new CloudEvent(CloudEventsSpecVersion.V1_0)
        {
            Id = truvEvent.Id,
            Source = source,
            Type = $"com.truv.{truvEvent.EventType}",
            Subject = SubjectOf(truvEvent),
            Time = truvEvent.CreatedAt ?? message.Evidence.ReceivedAt,
            DataContentType = "application/json",
            DataSchema = DataSchema,
            Data = Data(truvEvent, message, resources, status),
        };
        var body = _formatter.EncodeStructuredModeMessage(cloudEvent, out var contentType);
        return new EnrichedEvent(
            truvEvent.Id, cloudEvent.Type, cloudEvent.Subject, status, contentType.ToString(), body);
    }

    private static string? SubjectOf(TruvEvent truvEvent) =>
        truvEvent.OrderId is { Length: > 0 } order ? $"orders/{order}"
        : truvEvent.LinkId is { Length: > 0 } link ? $"links/{link}"
        : truvEvent.TaskId is { Length: > 0 } task ? $"tasks/{task}"
        : null;

    private JsonObject Data(
        TruvEvent truvEvent, QueuedWebhook message, IReadOnlyList<FetchedResource> resources, string status) => new()
        {
            ["event"] = JsonObject.Create(truvEvent.Body),
            ["resources"] = new JsonObject(resources
                .Where(resource => resource.Answer.Resource is not null)
                .Select(resource => KeyValuePair.Create(resource.Name, TokenMask.Apply(resource.Answer.Resource!.Value)))),
            ["enrichment"] = new JsonObject
            {
                ["status"] = status,
                ["at"] = Iso(time.GetUtcNow()),
                ["outcomes"] = new JsonObject(resources.Select(resource =>
                    KeyValuePair.Create(resource.Name, (JsonNode?)Name(resource.Answer.Outcome)))),
            },
            ["evidence"] = EvidenceOf(message),
        };

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

    private static string Name(TruvOutcome outcome) => outcome switch
    {
        TruvOutcome.Found => "found",
        TruvOutcome.NotFound => "not_found",
        TruvOutcome.Expired or TruvOutcome.Rejected or TruvOutcome.TooLarge => "rejected",
        _ => "unavailable",
    };

    private static string Iso(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
