using Bridge.Core.Ledger;

namespace Bridge.Functions.Storage;

/// <summary>A record on its way to the table, and the caller that waits for it.</summary>
internal sealed class PendingRecord(LedgerEntry entry, CancellationToken caller)
{
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal LedgerEntry Entry => entry;

    /// <summary>Whether the caller has gone before the write began: then it is left out.</summary>
    internal bool IsAbandoned => caller.IsCancellationRequested;

    /// <summary>Ends when the record is durable, or with the failure of this record.</summary>
    internal Task WrittenAsync() => _written.Task.WaitAsync(caller);

    internal void Succeed() => _written.TrySetResult();

    internal void Fail(Exception exception)
    {
        _written.TrySetException(exception);

        // A caller that has gone does not look; its failure is no unobserved one.
        _ = _written.Task.Exception;
    }
}
