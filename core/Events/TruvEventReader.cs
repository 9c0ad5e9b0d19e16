using System.Text.Json;
using System.Text.Unicode;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Events;

/// <summary>Reads authenticated bytes as an event. Bad input gives a verdict, never an exception.</summary>
public static class TruvEventReader
{
    /// <summary>Deepest acceptable nesting of the body.</summary>
    public const int MaxDepth = 32;

    /// <summary>Longest acceptable <c>webhook_id</c> or <c>event_type</c> in characters; Truv documents 64.</summary>
    public const int MaxNameLength = 128;

    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = MaxDepth,
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
    };

    /// <summary>Reads the body.</summary>
    /// <returns>The refusal, or null when <paramref name="truvEvent"/> was read.</returns>
    public static Verdict? Read(ReadOnlyMemory<byte> body, out TruvEvent? truvEvent)
    {
        truvEvent = null;
        try
        {
            if (!Utf8.IsValid(body.Span)) return BodyVerdicts.Unreadable;
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Identify(document.RootElement.Clone(), out truvEvent)
                : BodyVerdicts.Unreadable;
        }
        catch (JsonException)
        {
            return BodyVerdicts.Unreadable;
        }
    }

    private static Verdict? Identify(JsonElement body, out TruvEvent? truvEvent)
    {
        // The canonical form reads every string and number of the body, so it comes first: what it accepts is sound.
        truvEvent = new TruvEvent(EventId.Of(body), "", "", body);
        if (Name(truvEvent, "webhook_id") is { } webhookId && Name(truvEvent, "event_type") is { } eventType)
        {
            truvEvent = truvEvent with { WebhookId = webhookId, EventType = eventType };
            return null;
        }

        truvEvent = null;
        return BodyVerdicts.Incomplete;
    }

    private static string? Name(TruvEvent body, string property) =>
        body.Text(property) is { Length: > 0 and <= MaxNameLength } text ? text : null;
}
