namespace Bridge.Local.Truv;

/// <summary>Wakes whoever waits for a state, whenever the state may have changed.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void Beat() =>
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    internal async Task UntilAsync(Func<bool> holds, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = Volatile.Read(ref _next).Task;
            if (holds()) return;
            await next.WaitAsync(cancellationToken);
        }
    }
}
