namespace Bridge.Functions.Draining;

/// <summary>What must not be cut off when the app stops: webhooks on their way to the queue, and runs of enriching.</summary>
public sealed class WorkUnderWay
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _ended;
    private int _count;

    /// <summary>Does work that stopping waits for.</summary>
    /// <param name="work">The work.</param>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_gate) _count++;
        try
        {
            return await work();
        }
        finally
        {
            lock (_gate)
            {
                if (--_count == 0) _ended?.TrySetResult();
            }
        }
    }

    /// <summary>Waits until nothing is under way.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task EndedAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_count == 0) return Task.CompletedTask;
            _ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _ended.Task.WaitAsync(cancellationToken);
        }
    }
}
