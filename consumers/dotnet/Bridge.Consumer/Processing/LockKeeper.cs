using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;

namespace Bridge.Consumer.Processing;

/// <summary>Renews the lock on a message while its work goes on, and ends the work in time when it cannot.</summary>
/// <param name="receiver">Has received the message.</param>
/// <param name="message">The message.</param>
/// <param name="options">For how long, and how long before its end a lock counts as lost.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets ids and exceptions.</param>
internal sealed partial class LockKeeper(
    ServiceBusReceiver receiver, ServiceBusReceivedMessage message, QueuePumpOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>Does the work; its token is cancelled before the lock ends.</summary>
    internal async Task<T> HoldAsync<T>(Func<CancellationToken, Task<T>> work)
    {
        // Work that outlives its lock would be done by somebody else at the same time.
        using var locked = new CancellationTokenSource(TimeForWork, time);
        using var done = new CancellationTokenSource();
        var renewing = RenewAsync(locked, done.Token);
        try
        {
            return await work(locked.Token);
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
        }
    }

    // The lock's end is by the broker's clock: one that runs ahead here must not leave every message without time.
    private TimeSpan TimeForWork
    {
        get
        {
            var left = message.LockedUntil - time.GetUtcNow() - options.SettleMargin;
            return left > options.SettleMargin ? left : options.SettleMargin;
        }
    }

    private async Task RenewAsync(CancellationTokenSource locked, CancellationToken done)
    {
        var begun = time.GetTimestamp();
        try
        {
            while (time.GetElapsedTime(begun) < options.LongestWork)
            {
                await Task.Delay(TimeForWork / 2, time, done);
                await receiver.RenewMessageLockAsync(message, done);
                locked.CancelAfter(TimeForWork);
                LogRenewed(logger, message.MessageId);
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The work is done.
        }
        catch (ServiceBusException e) when (e.Reason == ServiceBusFailureReason.MessageLockLost)
        {
            LogLost(logger, e, message.MessageId);
            await locked.CancelAsync();
        }
        catch (Exception e)
        {
            LogTrouble(logger, e, message.MessageId);
        }
    }

    [LoggerMessage(5, LogLevel.Warning, "The lock on message {MessageId} is lost: its work is cancelled, and the message comes again")]
    private static partial void LogLost(ILogger logger, Exception exception, string messageId);

    [LoggerMessage(6, LogLevel.Warning, "The lock on message {MessageId} cannot be renewed: its work ends with it")]
    private static partial void LogTrouble(ILogger logger, Exception exception, string messageId);

    [LoggerMessage(7, LogLevel.Debug, "The lock on message {MessageId} is renewed")]
    private static partial void LogRenewed(ILogger logger, string messageId);
}
