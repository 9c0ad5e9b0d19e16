using System.Globalization;
using Azure.Messaging.ServiceBus;
using Bridge.Core.DeadLetters;

namespace Bridge.Functions.Azure;

/// <summary>Dead letters as messages, and their replays.</summary>
internal static class ServiceBusDeadLetter
{
    /// <summary>When an operator replayed the message, UTC, round-trip format.</summary>
    internal const string ReplayedAt = "bridge-replayed-at";

    /// <summary>The reason for which it had been dead-lettered.</summary>
    internal const string ReplayedFrom = "bridge-replayed-from";

    internal static DeadLetter Read(ServiceBusReceivedMessage message) => new(
        message.SequenceNumber,
        message.MessageId,
        message.EnqueuedTime,
        message.Body.ToMemory(),
        message.DeadLetterReason,
        message.DeadLetterErrorDescription,
        message.ApplicationProperties.GetValueOrDefault(EventProperties.EventType) as string ?? message.Subject,
        message.DeliveryCount,
        EventProperties.Texts(message))
    {
        IsSetAside = message.State == ServiceBusMessageState.Deferred,
    };

    // A copy of everything but the identity. The attempt stays too: a copy that is postponed must not take the MessageId of a
    // copy that was postponed before, or duplicate detection would swallow it.
    internal static ServiceBusMessage Write(ServiceBusReceivedMessage letter, Replay replay)
    {
        var message = new ServiceBusMessage(letter) { MessageId = replay.MessageId };
        var properties = message.ApplicationProperties;
        properties.Remove("DeadLetterReason");
        properties.Remove("DeadLetterErrorDescription");
        properties[ReplayedAt] = replay.At.ToString("O", CultureInfo.InvariantCulture);
        properties[ReplayedFrom] = replay.Reason ?? "unknown";
        return message;
    }
}
