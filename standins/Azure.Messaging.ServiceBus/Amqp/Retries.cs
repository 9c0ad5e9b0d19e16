namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>Tries an operation again after transient errors, each try within its own time.</summary>
internal sealed class Retries(ServiceBusRetryOptions options)
{
    internal async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> operation, string entity, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await TryAsync(operation, entity, cancellationToken);
            }
            catch (ServiceBusException e) when (e.IsTransient && attempt < options.MaxRetries)
            {
                await Task.Delay(DelayAfter(attempt), TimeProvider.System, cancellationToken);
            }
        }
    }

    private async Task<T> TryAsync<T>(
        Func<CancellationToken, Task<T>> operation, string entity, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.TryTimeout);
        try
        {
            return await operation(limit.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServiceBusException(
                "The service did not answer in time.", ServiceBusFailureReason.ServiceTimeout, entity, e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw AmqpErrors.ToException(e, entity);
        }
    }

    private TimeSpan DelayAfter(int attempt)
    {
        var factor = options.Mode == ServiceBusRetryMode.Exponential ? Math.Pow(2, attempt) : 1;
        return TimeSpan.FromTicks((long)Math.Min(options.Delay.Ticks * factor, options.MaxDelay.Ticks));
    }
}
