using System.Text.Json;
using Bridge.Core.Truv;

namespace Bridge.Tests.Builders;

/// <summary>Answers nobody until it is opened.</summary>
internal sealed class SlowTruvApi : ITruvApi
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waiting;
    private int _most;

    public int Most => _most;

    /// <summary>What a call that is given up fails with, in place of the cancellation.</summary>
    public Exception? Failure { get; init; }

    public void Open() => _open.SetResult();

    public Task WaitingAsync(int count) => Until.TrueAsync(() => Volatile.Read(ref _waiting) >= count);

    public Task<TruvAnswer> GetAllAsync(string path, CancellationToken cancellationToken) => GetAsync(path, cancellationToken);

    public async Task<TruvAnswer> GetAsync(string path, CancellationToken cancellationToken)
    {
        var waiting = Interlocked.Increment(ref _waiting);
        InterlockedMax(waiting);
        try
        {
            await _open.Task.WaitAsync(cancellationToken);
            await Task.Yield();
            return TruvAnswer.Found(JsonElement.Parse("""{"id":"1"}"""));
        }
        catch (OperationCanceledException) when (Failure is not null)
        {
            throw Failure;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private void InterlockedMax(int value)
    {
        for (var most = _most; value > most; most = _most)
        {
            if (Interlocked.CompareExchange(ref _most, value, most) == most) return;
        }
    }
}
