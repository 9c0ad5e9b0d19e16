using Bridge.Core.Webhooks;

namespace Bridge.Core.Events;

/// <summary>Reads authenticated bytes as an event. Bad input gives a verdict, never an exception.</summary>
public static class TruvEventReader
{
    /// <summary>Deepest acceptable nesting of the body.</summary>
    public const int MaxDepth = 32;

    /// <summary>Longest acceptable <c>webhook_id</c> or <c>event_type</c> in characters; Truv documents 64.</summary>
    public const int MaxNameLength = 128;

    /// <summary>Reads the body.</summary>
    /// <param name="body">The bytes; the event keeps them, so they stay unchanged from here on.</param>
    /// <param name="truvEvent">The event, null after a refusal.</param>
    /// <returns>The refusal, or null when <paramref name="truvEvent"/> was read.</returns>
    public static Verdict? Read(ReadOnlyMemory<byte> body, out TruvEvent? truvEvent)
    {
        truvEvent = null;
        var document = new CanonicalDocument();
        try
        {
            if (CanonicalReader.Read(body.Span, ref document) is { } refusal) return refusal;
            if (!document.IsObject) return BodyVerdicts.NotAnObject;
            truvEvent = Identify(ref document, body);
            return truvEvent is null ? BodyVerdicts.Incomplete : null;
        }
        finally
        {
            document.Dispose();
        }
    }

    private static TruvEvent? Identify(ref CanonicalDocument document, ReadOnlyMemory<byte> body)
    {
        Span<char> webhookId = stackalloc char[MaxNameLength];
        Span<char> eventType = stackalloc char[MaxNameLength];
        webhookId = webhookId[..document.TextOf(document.Find("webhook_id"u8), webhookId)];
        eventType = eventType[..document.TextOf(document.Find("event_type"u8), eventType)];
        return webhookId.IsEmpty || eventType.IsEmpty
            ? null
            : new TruvEvent(EventId.Of(ref document), TruvEventTypes.Intern(eventType), webhookId.ToString(), body);
    }
}
