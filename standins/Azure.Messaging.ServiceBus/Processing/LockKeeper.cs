namespace Azure.Messaging.ServiceBus;

/// <summary>Keeps a message locked while its handler works.</summary>
internal sealed class LockKeeper(
    ServiceBusReceiver receiver, ServiceBusProcessorOptions options,
    Func<Exception, ServiceBusErrorSource, CancellationToken, Task> report)
{
    internal async Task KeepAsync(ServiceBusReceivedMessage message, CancellationToken handled)
    {
        if (options.ReceiveMode == ServiceBusReceiveMode.ReceiveAndDelete) return;
        var end = TimeProvider.System.GetUtcNow() + options.MaxAutoLockRenewalDuration;
        try
        {
            while (TimeProvider.System.GetUtcNow() < end)
            {
                await Task.Delay(HalfOf(message.LockedUntil), TimeProvider.System, handled);
                await receiver.RenewMessageLockAsync(message, handled);
            }
        }
        catch (OperationCanceledException) when (handled.IsCancellationRequested)
        {
            // The handler is done.
        }
        catch (Exception e)
        {
            await report(e, ServiceBusErrorSource.RenewLock, handled);
        }
    }

    private static TimeSpan HalfOf(DateTimeOffset lockedUntil)
    {
        var left = lockedUntil - TimeProvider.System.GetUtcNow();
        return left > TimeSpan.Zero ? left / 2 : TimeSpan.Zero;
    }
}
