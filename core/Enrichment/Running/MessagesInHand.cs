using System.Collections.Concurrent;

namespace Bridge.Core.Enrichment.Running;

/// <summary>The messages that a run works on: bounds their number, waits for them, keeps their locks.</summary>
/// <param name="received">Their queue.</param>
/// <param name="telemetry">Counts them.</param>
/// <param name="time">The clock.</param>
internal sealed class MessagesInHand(IReceivedQueue received, EnrichmentTelemetry telemetry, TimeProvider time)
{
    private static readonly TimeSpan RenewalInterval = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<QueuedWebhook, Hold> _held = new(ReferenceEqualityComparer.Instance);

    private TaskCompletionSource _left = Signal();
    private long _bytes;

    internal int Count => _held.Count;

    /// <summary>Bytes of their bodies.</summary>
    internal long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Ends when the next message has left. To be asked for before <see cref="Count"/>, or one that leaves in between is missed.</summary>
    internal Task NextLeaves => _left.Task;

    internal Task Ended => Task.WhenAll(_held.Values.Select(hold => hold.Work));

    /// <summary>Takes a message and works on it.</summary>
    internal void Take(QueuedWebhook message, Func<QueuedWebhook, Task> work)
    {
        telemetry.InHand(1);
        Interlocked.Add(ref _bytes, message.Body.Length);
        var now = time.GetUtcNow();
        var hold = new Hold(now + ((message.LockedUntil - now) / 2), message.LockedUntil - now);
        _held[message] = hold;
        hold.Work = WorkAsync(message, work);
    }

    /// <summary>Renews locks at half their length until it is cancelled.</summary>
    internal async Task KeepLocksAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(RenewalInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var due = _held.Where(held => held.Value.RenewAt <= time.GetUtcNow());
                await Task.WhenAll(due.Select(held => RenewAsync(held.Key, held.Value, cancellationToken)));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    private async Task WorkAsync(QueuedWebhook message, Func<QueuedWebhook, Task> work)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await work(message);
        }
        finally
        {
            _held.TryRemove(message, out _);
            Interlocked.Add(ref _bytes, -message.Body.Length);
            telemetry.InHand(-1);
            Interlocked.Exchange(ref _left, Signal()).SetResult();
        }
    }

    private async Task RenewAsync(QueuedWebhook message, Hold hold, CancellationToken cancellationToken)
    {
        try
        {
            var until = await received.RenewAsync(message, cancellationToken);
            hold.RenewAt = until - (hold.Length / 2);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Settling will fail then, and the message come again; until it does, the work may still be done in time.
            hold.RenewAt = time.GetUtcNow() + RenewalInterval;
            telemetry.LogNotRenewed(e);
        }
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Hold(DateTimeOffset renewAt, TimeSpan length)
    {
        internal DateTimeOffset RenewAt { get; set; } = renewAt;

        internal TimeSpan Length { get; } = length;

        internal Task Work { get; set; } = Task.CompletedTask;
    }
}
