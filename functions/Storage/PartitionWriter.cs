using System.Threading.Channels;
using Azure;
using Bridge.Core.Ledger;

namespace Bridge.Functions.Storage;

/// <summary>
/// Writes to one partition, one transaction after the other: what comes while one is under way goes with the next, and what
/// comes to an idle writer goes at once.
/// </summary>
internal sealed class PartitionWriter : IAsyncDisposable
{
    // Callers wait from here on: they hold the events, so this bounds memory.
    private const int Capacity = 128;

    private readonly Channel<PendingRecord> _waiting =
        Channel.CreateBounded<PendingRecord>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly LedgerTransaction _transaction;
    private readonly Func<Exception, LedgerException> _failure;
    private readonly StorageTelemetry _telemetry;
    private readonly TimeProvider _time;
    private readonly Task _writing;

    internal PartitionWriter(
        LedgerTransaction transaction, Func<Exception, LedgerException> failure, StorageTelemetry telemetry, TimeProvider time)
    {
        (_transaction, _failure, _telemetry, _time) = (transaction, failure, telemetry, time);
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>Adds a record; ends when it is durable.</summary>
    internal async Task RecordAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var pending = new PendingRecord(entry, cancellationToken);
        try
        {
            await _waiting.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException e)
        {
            throw new LedgerException("The ledger takes no more records: the app has stopped. The event comes again.", e);
        }

        await pending.WrittenAsync();
    }

    /// <summary>Writes what waits, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAllAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var together = new List<PendingRecord>();
            while (together.Count < Capacity && _waiting.Reader.TryRead(out var pending)) together.Add(pending);
            var events = together.Where(pending => !pending.IsAbandoned)
                .GroupBy(pending => pending.Entry.EventId, StringComparer.Ordinal);
            foreach (var some in events.Chunk(LedgerTransaction.MaxRecords)) await WriteAsync(some);
        }
    }

    // Nothing may escape: the loop serves everybody. No cancellation either: one caller's must not be the others'.
    private async Task WriteAsync(IGrouping<string, PendingRecord>[] events)
    {
        var started = _time.GetTimestamp();
        try
        {
            LedgerEntry[] records = [.. events.Select(pending => pending.Select(p => p.Entry).Aggregate(LedgerJoin.JoinedWith))];
            await _transaction.WriteAsync(records, CancellationToken.None);
            _telemetry.RecordWrite(records.Length, _time.GetElapsedTime(started));
            foreach (var pending in events.SelectMany(e => e)) pending.Succeed();
        }
        catch (RequestFailedException e) when (e.Status is 400 or 413 && events.Length > 1)
        {
            // One record that the service does not take must not fail the others.
            foreach (var one in events) await WriteAsync([one]);
        }
        catch (Exception e)
        {
            var failure = _failure(e);
            _telemetry.RecordFailure("write", failure.Message, e);
            foreach (var pending in events.SelectMany(p => p)) pending.Fail(failure);
        }
    }
}
