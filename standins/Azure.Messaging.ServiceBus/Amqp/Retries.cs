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
                return await TryAsync(operation, entity, TryTimeout(attempt), cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException && DelayAfter(e, attempt) is { } delay)
            {
                await Task.Delay(delay, TimeProvider.System, cancellationToken);
            }
        }
    }

    private static async Task<T> TryAsync<T>(
        Func<CancellationToken, Task<T>> operation, string entity, TimeSpan tryTimeout,
        CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(tryTimeout);
        try
        {
            return await operation(limit.Token);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ServiceBusException(
                "The service did not answer in time.", ServiceBusFailureReason.ServiceTimeout, entity, e);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw AmqpErrors.ToException(e, entity);
        }
    }

    internal TimeSpan TryTimeout(int attempt) =>
        options.CustomRetryPolicy?.CalculateTryTimeout(attempt) ?? options.TryTimeout;

    private TimeSpan? DelayAfter(Exception failure, int attempt)
    {
        if (options.CustomRetryPolicy is { } policy) return policy.CalculateRetryDelay(failure, attempt + 1);
        if (failure is not ServiceBusException { IsTransient: true } || attempt >= options.MaxRetries) return null;
        var factor = options.Mode == ServiceBusRetryMode.Exponential ? Math.Pow(2, attempt) : 1;
        return TimeSpan.FromTicks((long)Math.Min(options.Delay.Ticks * factor, options.MaxDelay.Ticks));
    }
}
