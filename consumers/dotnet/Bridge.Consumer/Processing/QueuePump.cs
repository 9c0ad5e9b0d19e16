using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;

namespace Bridge.Consumer.Processing;

/// <summary>Takes messages under peek-lock and settles each as the processor decides.</summary>
/// <param name="client">The Service Bus client.</param>
/// <param name="options">How the queue is consumed.</param>
/// <param name="processor">Decides.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets ids, reasons and exceptions; never a body.</param>
public sealed partial class QueuePump(
    ServiceBusClient client, QueuePumpOptions options, EventProcessor processor, TimeProvider time, ILogger<QueuePump> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Consumes until told to stop; the messages in work are finished and settled before it returns.</summary>
    public Task RunAsync(CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, options.Concurrency).Select(_ => WorkAsync(stop)));

    private async Task WorkAsync(CancellationToken stop)
    {
        await using var receiver = client.CreateReceiver(options.Queue);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                // Not cancelled but short: a message that arrives while a call is cancelled stays locked for nobody.
                if (await receiver.ReceiveMessageAsync(options.Wait, CancellationToken.None) is { } message)
                    await ConsumeAsync(receiver, message, stop);
            }
            catch (Exception e)
            {
                LogTrouble(logger, e, options.Queue);
                await DelayAsync(Pause, stop);
            }
        }
    }

    private async Task ConsumeAsync(ServiceBusReceiver receiver, ServiceBusReceivedMessage message, CancellationToken stop)
    {
        var keeper = new LockKeeper(receiver, message, options, time, logger);
        switch (await keeper.HoldAsync(token => processor.ProcessAsync(message.Body.ToMemory(), token)))
        {
            case Settlement.Complete complete:
                LogComplete(logger, message.MessageId, complete.Repeated);
                await receiver.CompleteMessageAsync(message, CancellationToken.None);
                break;
            case Settlement.DeadLetter poison:
                await DeadLetterAsync(receiver, message, poison);
                break;
            case Settlement.Retry retry when message.DeliveryCount >= options.MaxAttempts:
                LogRetry(logger, retry.Cause, message.MessageId, message.DeliveryCount);
                await DeadLetterAsync(receiver, message, new(PoisonReason.AttemptsExhausted,
                    $"Failed {message.DeliveryCount} times, at last with {retry.Cause.GetType().Name}."));
                break;
            case Settlement.Retry retry:
                LogRetry(logger, retry.Cause, message.MessageId, message.DeliveryCount);
                await DelayAsync(DelayOf(message), stop);
                await receiver.AbandonMessageAsync(message, null, CancellationToken.None);
                break;
        }
    }

    private Task DeadLetterAsync(ServiceBusReceiver receiver, ServiceBusReceivedMessage message, Settlement.DeadLetter poison)
    {
        LogPoison(logger, message.MessageId, poison.Reason, poison.Description);
        return receiver.DeadLetterMessageAsync(message, poison.Reason, poison.Description, CancellationToken.None);
    }

    // Service Bus cannot abandon with a delay; holding the lock for that long is the same, and slows down when all fail.
    private TimeSpan DelayOf(ServiceBusReceivedMessage message)
    {
        var doubled = options.FirstDelay * Math.Pow(2, Math.Min(message.DeliveryCount, 16) - 1);
        var left = message.LockedUntil - time.GetUtcNow() - options.SettleMargin;
        return left <= TimeSpan.Zero ? TimeSpan.Zero : doubled < left ? doubled : left;
    }

    private async Task DelayAsync(TimeSpan delay, CancellationToken stop)
    {
        try
        {
            await Task.Delay(delay, time, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping: the message goes back at once.
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Message {MessageId} is done; repeated: {Repeated}")]
    private static partial void LogComplete(ILogger logger, string messageId, bool repeated);

    [LoggerMessage(2, LogLevel.Error, "Message {MessageId} is dead-lettered: {Reason}. {Description}")]
    private static partial void LogPoison(ILogger logger, string messageId, string reason, string description);

    [LoggerMessage(3, LogLevel.Warning, "Message {MessageId} failed at delivery {Delivery} and comes again")]
    private static partial void LogRetry(ILogger logger, Exception cause, string messageId, int delivery);

    [LoggerMessage(4, LogLevel.Error, "Queue {Queue} cannot be read or settled; the message comes again after its lock")]
    private static partial void LogTrouble(ILogger logger, Exception exception, string queue);
}
