namespace Bridge.Core.Enrichment.Running;

/// <summary>
/// Bounds the bytes that events in hand take up while they are put together and sent: their number alone says nothing, since one
/// answer may have megabytes and serve them all.
/// </summary>
/// <param name="max">Bytes at a time; one event alone may take more.</param>
internal sealed class ByteBudget(long max) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private TaskCompletionSource _freed = Signal();
    private long _used;

    /// <summary>Waits, in the order of coming, until there is room.</summary>
    /// <returns>Gives the room back when it is disposed.</returns>
    internal async Task<IDisposable> TakeAsync(long bytes, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                Task freed;
                lock (_gate)
                {
                    if (_used == 0 || _used + bytes <= max)
                    {
                        _used += bytes;
                        return new Room(this, bytes);
                    }

                    freed = _freed.Task;
                }

                await freed.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Waits until not all of it is taken: before that, no further answer is asked for.</summary>
    internal async Task WhenNotFullAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task freed;
            lock (_gate)
            {
                if (_used < max) return;
                freed = _freed.Task;
            }

            await freed.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private void Free(long bytes)
    {
        TaskCompletionSource freed;
        lock (_gate)
        {
            _used -= bytes;
            (freed, _freed) = (_freed, Signal());
        }

        freed.SetResult();
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Room(ByteBudget budget, long bytes) : IDisposable
    {
        private int _isFree;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isFree, 1) == 0) budget.Free(bytes);
        }
    }
}
