using System.Globalization;
using Azure.Messaging.ServiceBus;
using Bridge.Core.Events;

namespace Bridge.Functions.Azure;

/// <summary>
/// The copy as which a message of <c>truv-received</c> comes back. Its MessageId is that of the first copy and a number, which no
/// copy before it has had, or duplicate detection would swallow it; and the same however often this one message is copied, so
/// that a commit in doubt leaves one (docs/decisions/0013).
/// </summary>
internal static class MessageCopy
{
    private const string Origin = "bridge-first-id";
    private const string Number = "bridge-copy";

    internal static ServiceBusMessage Of(ServiceBusReceivedMessage message, int attempt, DateTimeOffset notBefore)
    {
        var origin = message.ApplicationProperties.GetValueOrDefault(Origin) as string ?? message.MessageId;
        var number = message.ApplicationProperties.GetValueOrDefault(Number) is int copied ? copied + 1 : 1;
        var copy = new ServiceBusMessage(message) { MessageId = IdOf(origin, number), ScheduledEnqueueTime = notBefore };
        copy.ApplicationProperties[Origin] = origin;
        copy.ApplicationProperties[Number] = number;
        EventProperties.WriteAttempt(attempt, copy);
        return copy;
    }

    private static string IdOf(string origin, int number) =>
        MessageIds.WithSuffix(origin, "/" + number.ToString(CultureInfo.InvariantCulture));
}
