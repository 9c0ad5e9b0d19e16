namespace Azure.Messaging.ServiceBus;

/// <summary>Takes messages for as long as a processor runs; what handlers throw never ends it.</summary>
internal sealed class MessagePump(
    ServiceBusReceiver receiver, ServiceBusProcessorOptions options, string identifier,
    Func<ProcessMessageEventArgs, Task> onMessage, Func<ProcessErrorEventArgs, Task> onError) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _slots = new(options.MaxConcurrentCalls, options.MaxConcurrentCalls);

    internal async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await _slots.WaitAsync(stop);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            if (await NextAsync(stop) is { } message) _ = Task.Run(() => HandleAsync(message, stop), CancellationToken.None);
            else _slots.Release();
        }

        // The handlers at work hold the other slots.
        for (var slot = 0; slot < options.MaxConcurrentCalls; slot++) await _slots.WaitAsync(CancellationToken.None);
    }

    public void Dispose() => _slots.Dispose();

    private async Task<ServiceBusReceivedMessage?> NextAsync(CancellationToken stop)
    {
        try
        {
            return await receiver.ReceiveMessageAsync(null, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            await ReportAsync(e, ServiceBusErrorSource.Receive, stop);
            await Task.Delay(Pause, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return null;
        }
    }

    private async Task HandleAsync(ServiceBusReceivedMessage message, CancellationToken stop)
    {
        var args = new ProcessMessageEventArgs(message, receiver, identifier, stop);
        using var handled = new CancellationTokenSource();
        var renewing = new LockKeeper(receiver, options, ReportAsync).KeepAsync(message, handled.Token);
        try
        {
            await onMessage(args);
            if (options.AutoCompleteMessages) await SettleAsync(args, ServiceBusErrorSource.Complete, stop);
        }
        catch (Exception e)
        {
            await ReportAsync(e, ServiceBusErrorSource.ProcessMessageCallback, stop);
            await SettleAsync(args, ServiceBusErrorSource.Abandon, stop);
        }
        finally
        {
            await handled.CancelAsync();
            await renewing;
            _slots.Release();
        }
    }

    private async Task SettleAsync(ProcessMessageEventArgs args, ServiceBusErrorSource how, CancellationToken stop)
    {
        if (args.IsSettled || options.ReceiveMode == ServiceBusReceiveMode.ReceiveAndDelete) return;
        try
        {
            if (how == ServiceBusErrorSource.Complete) await args.CompleteMessageAsync(args.Message, CancellationToken.None);
            else await args.AbandonMessageAsync(args.Message, null, CancellationToken.None);
        }
        catch (Exception e)
        {
            await ReportAsync(e, how, stop);
        }
    }

    private async Task ReportAsync(Exception exception, ServiceBusErrorSource source, CancellationToken stop)
    {
        try
        {
            await onError(new ProcessErrorEventArgs(
                exception, source, receiver.FullyQualifiedNamespace, receiver.EntityPath, identifier, stop));
        }
        catch (Exception)
        {
            // Whoever fails at being told of a failure is not told of that one.
        }
    }
}
