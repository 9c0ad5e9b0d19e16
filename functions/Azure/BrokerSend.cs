using Azure.Messaging.ServiceBus;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.Logging;

namespace Bridge.Functions.Azure;

/// <summary>Sends one message and names what the broker said.</summary>
internal static partial class BrokerSend
{
    /// <summary>Sends; anything short of the broker's acceptance is an outcome, not an exception.</summary>
    /// <param name="sender">The queue's sender.</param>
    /// <param name="message">The message.</param>
    /// <param name="logger">Gets the reason of a failure.</param>
    /// <param name="deadline">Ends the attempt; then the outcome is <see cref="QueueOutcome.Unavailable"/>.</param>
    /// <param name="caller">The caller's own token; its cancellation is thrown.</param>
    internal static async Task<QueueOutcome> TryAsync(
        ServiceBusSender sender, ServiceBusMessage message, ILogger logger, CancellationToken deadline, CancellationToken caller)
    {
        try
        {
            await sender.SendMessageAsync(message, deadline);
            return QueueOutcome.Accepted;
        }
        catch (OperationCanceledException) when (caller.IsCancellationRequested)
        {
            throw;
        }
        catch (ServiceBusException e) when (e.Reason == ServiceBusFailureReason.MessageSizeExceeded)
        {
            LogTooLarge(logger, message.MessageId!, sender.EntityPath);
            return QueueOutcome.TooLarge;
        }
        catch (Exception e)
        {
            LogUnavailable(logger, e, message.MessageId!, sender.EntityPath);
            return QueueOutcome.Unavailable;
        }
    }

    [LoggerMessage(400, LogLevel.Error, "Event {EventId} is larger than queue {Queue} takes")]
    private static partial void LogTooLarge(ILogger logger, string eventId, string queue);

    [LoggerMessage(401, LogLevel.Error, "Queue {Queue} did not accept event {EventId}")]
    private static partial void LogUnavailable(ILogger logger, Exception exception, string eventId, string queue);
}
