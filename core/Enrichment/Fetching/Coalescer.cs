using Bridge.Core.Enrichment.Masking;
using Bridge.Core.Truv;

namespace Bridge.Core.Enrichment.Fetching;

/// <summary>
/// Asks Truv for each distinct resource as seldom as the events of one run allow: Truv's rate limit is what bounds throughput. An
/// answer serves every event that was received before it was asked for; an event that came later waits for one call
/// that all like it share.
/// </summary>
/// <param name="api">Truv's API.</param>
/// <param name="concurrency">Calls at a time.</param>
/// <param name="maxBytes">Bytes of answers that are kept for later events.</param>
/// <param name="time">The clock.</param>
/// <param name="cancellationToken">Ends all calls of the run.</param>
public sealed class Coalescer(
    ITruvApi api, int concurrency, long maxBytes, TimeProvider time, CancellationToken cancellationToken) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _slots = new(concurrency);
    private readonly Dictionary<string, Task<TruvAnswer>> _underWay = new(StringComparer.Ordinal);
    private readonly AnswerShelf _shelf = new(maxBytes);
    private int _calls;
    private int _requests;
    private int _served;

    /// <summary>Waited for before each call: no more is asked for while what was answered takes all the memory that it may.</summary>
    internal Func<CancellationToken, Task> WhenThereIsRoom { get; init; } = static _ => Task.CompletedTask;

    /// <summary>Resources that were asked for.</summary>
    public int Calls => _calls;

    /// <summary>Requests that Truv got for them: pages and repetitions count against its limit, too.</summary>
    public int Requests => _requests;

    /// <summary>Questions that were answered, with a call of their own or without.</summary>
    public int Served => _served;

    /// <summary>Asks for a resource.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="isPaged">Whether the answer comes in pages, which are joined into one array.</param>
    /// <param name="since">The answer must not have been asked for earlier.</param>
    /// <returns>The answer, without tokens.</returns>
    public async Task<TruvAnswer> AskAsync(string path, bool isPaged, DateTimeOffset since)
    {
        Interlocked.Increment(ref _served);
        while (true)
        {
            var (answer, isOwn) = Begin(path, isPaged, since);
            var answered = await answer;
            // A call that was under way already may have been sent before the event happened; one begun here was not.
            if (isOwn || answered.AskedAt >= since) return answered;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _slots.Dispose();

    private (Task<TruvAnswer> Answer, bool IsOwn) Begin(string path, bool isPaged, DateTimeOffset since)
    {
        lock (_gate)
        {
            if (_underWay.TryGetValue(path, out var shared)) return (shared, false);
            if (_shelf.Find(path) is { } kept && kept.AskedAt >= since) return (Task.FromResult(kept), true);
            return (_underWay[path] = CallAsync(path, isPaged), true);
        }
    }

    private async Task<TruvAnswer> CallAsync(string path, bool isPaged)
    {
        // Yields first: what follows must not run, and end, under the lock of the caller.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        TruvAnswer? answer = null;
        try
        {
            await WhenThereIsRoom(cancellationToken);
            await _slots.WaitAsync(cancellationToken);
            try
            {
                Interlocked.Increment(ref _calls);
                var askedAt = time.GetUtcNow();
                answer = await (isPaged ? api.GetAllAsync(path, cancellationToken) : api.GetAsync(path, cancellationToken));
                Interlocked.Add(ref _requests, answer.Requests);
                // The client knows better when the request left, if it had to wait for its turn.
                if (answer.AskedAt == default) answer = answer with { AskedAt = askedAt };
            }
            finally
            {
                _slots.Release();
            }

            return answer = TokenMask.Apply(answer);
        }
        finally
        {
            End(path, answer);
        }
    }

    // Trouble is not kept: whoever comes later may ask again.
    private void End(string path, TruvAnswer? answer)
    {
        lock (_gate)
        {
            _underWay.Remove(path);
            if (answer is not null && answer.Outcome < TruvOutcome.Throttled) _shelf.Keep(path, answer);
        }
    }
}
