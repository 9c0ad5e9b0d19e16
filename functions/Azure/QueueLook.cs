using Azure.Messaging.ServiceBus;
using Bridge.Core.Events;

namespace Bridge.Functions.Azure;

/// <summary>What a look along a queue has seen.</summary>
internal sealed class QueueLook
{
    private const int PageSize = 100;

    // Beyond that many messages, the oldest of those before stands for all that follow.
    private const int MaxPages = 50;

    private readonly HashSet<string> _eventIds = new(StringComparer.Ordinal);
    private bool _isWhole;

    /// <summary>When the oldest was received that was never tried: an event that was put off is in the ledger already.</summary>
    internal DateTimeOffset? OldestUntried { get; private set; }

    internal static async Task<QueueLook> AlongAsync(ServiceBusReceiver receiver, CancellationToken cancellationToken)
    {
        var look = new QueueLook();
        ServiceBusReceivedMessage? last = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var from = last is null ? 0 : last.SequenceNumber + 1;
            var messages = await receiver.PeekMessagesAsync(PageSize, from, cancellationToken);
            look._isWhole = messages.Count == 0;
            if (look._isWhole) return look;
            foreach (var message in messages) look.Take(message);
            last = messages[^1];
        }

        look.OldestUntried ??= EventProperties.Read(last!).ReceivedAt;
        return look;
    }

    /// <summary>The events of two queues; null when one of them was too long to be seen to its end.</summary>
    internal IReadOnlySet<string>? And(QueueLook other)
    {
        if (!_isWhole || !other._isWhole) return null;
        _eventIds.UnionWith(other._eventIds);
        return _eventIds;
    }

    // Not the first in line alone: what a run has put back stands behind younger ones.
    private void Take(ServiceBusReceivedMessage message)
    {
        _eventIds.Add(MessageIds.OriginOf(message.MessageId ?? ""));
        if (EventProperties.ReadAttempt(message) > 0) return;
        var receivedAt = EventProperties.Read(message).ReceivedAt;
        if (OldestUntried is null || receivedAt < OldestUntried) OldestUntried = receivedAt;
    }
}
