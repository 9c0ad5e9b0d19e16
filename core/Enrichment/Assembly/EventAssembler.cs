using System.Net.Mime;
using System.Text.Json;
using Bridge.Core.Claims;
using Bridge.Core.Events;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;

namespace Bridge.Core.Enrichment.Assembly;

/// <summary>Puts the data of an event, or the claim check in their place, into a CloudEvent.</summary>
/// <param name="source">CloudEvents <c>source</c>: names Truv's environment.</param>
public sealed class EventAssembler(Uri source)
{
    // Names the consumers' contract and its major version; consumers/contract holds it (docs/decisions/0008).
    private static readonly Uri DataSchema = new("https://truv-bridge.invalid/contract/1/data.json");

    private static readonly CloudEventAttribute DataRef =
        CloudEventAttribute.CreateExtension("dataref", CloudEventAttributeType.UriReference);

    private static readonly CloudEventAttribute DataSha256 =
        CloudEventAttribute.CreateExtension("datasha256", CloudEventAttributeType.String);

    private readonly JsonEventFormatter _formatter = new();

    /// <summary>Assembles an event that carries its data.</summary>
    /// <param name="truvEvent">The webhook.</param>
    /// <param name="receivedAt">When it was received, for an event that does not say when it was made.</param>
    /// <param name="data">The JSON of <c>data</c>.</param>
    /// <param name="status">One of <see cref="EnrichmentStatus"/>.</param>
    public EnrichedEvent Assemble(TruvEvent truvEvent, DateTimeOffset receivedAt, ReadOnlySpan<byte> data, string status)
    {
        var cloudEvent = Envelope(truvEvent, receivedAt);
        cloudEvent.Data = JsonElement.Parse(data);
        return Encode(cloudEvent, status, null);
    }

    /// <summary>Assembles an event whose data lie elsewhere.</summary>
    /// <param name="truvEvent">The webhook.</param>
    /// <param name="receivedAt">When it was received, for an event that does not say when it was made.</param>
    /// <param name="claim">Where the data lie.</param>
    /// <param name="status">One of <see cref="EnrichmentStatus"/>.</param>
    public EnrichedEvent Assemble(TruvEvent truvEvent, DateTimeOffset receivedAt, ClaimCheck claim, string status)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var cloudEvent = Envelope(truvEvent, receivedAt);
        cloudEvent[DataRef] = claim.Location;
        cloudEvent[DataSha256] = claim.Sha256;
        return Encode(cloudEvent, status, claim.Location);
    }

    private CloudEvent Envelope(TruvEvent truvEvent, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(truvEvent);
        return new CloudEvent(CloudEventsSpecVersion.V1_0)
        {
            Id = truvEvent.Id,
            Source = source,
            Type = $"com.truv.{Plain(truvEvent.EventType)}",
            Subject = SubjectOf(truvEvent),
            Time = truvEvent.CreatedAt ?? receivedAt,
            DataContentType = MediaTypeNames.Application.Json,
            DataSchema = DataSchema,
        };
    }

    private EnrichedEvent Encode(CloudEvent cloudEvent, string status, Uri? dataRef)
    {
        var body = _formatter.EncodeStructuredModeMessage(cloudEvent, out var contentType);
        return new EnrichedEvent(
            cloudEvent.Id!, cloudEvent.Type!, cloudEvent.Subject, status, contentType.ToString(), body, dataRef);
    }

    private static string? SubjectOf(TruvEvent truvEvent) =>
        truvEvent.OrderId is { Length: > 0 } order ? $"orders/{Plain(order)}"
        : truvEvent.LinkId is { Length: > 0 } link ? $"links/{Plain(link)}"
        : truvEvent.TaskId is { Length: > 0 } task ? $"tasks/{Plain(task)}"
        : null;

    // CloudEvents takes neither control nor non-characters; what Truv wrote stands in data.event.
    private static string Plain(string text) => Uri.EscapeDataString(text);
}
