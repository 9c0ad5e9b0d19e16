using Bridge.Core.Events;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Enrichment.Running;

/// <summary>A message in hand, read.</summary>
internal sealed class TakenWebhook
{
    internal TakenWebhook(QueuedWebhook message)
    {
        Message = message;
        Unreadable = TruvEventReader.Read(message.Body, out var truvEvent);
        Event = truvEvent;
    }

    internal QueuedWebhook Message { get; }

    /// <summary>What it says, null when nobody can read it.</summary>
    internal TruvEvent? Event { get; }

    /// <summary>Why nobody can read it.</summary>
    internal Verdict? Unreadable { get; }
}
