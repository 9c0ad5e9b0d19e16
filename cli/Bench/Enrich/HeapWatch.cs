namespace Bridge.Cli.Bench.Enrich;

/// <summary>The most that full garbage collections leave in the heap, four times a second.</summary>
internal sealed class HeapWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;

    internal HeapWatch() => _watching = WatchAsync(_stop.Token);

    internal long MostBytes { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            MostBytes = Math.Max(MostBytes, GC.GetTotalMemory(forceFullCollection: true));
    }
}
