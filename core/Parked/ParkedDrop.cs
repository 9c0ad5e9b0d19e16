using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Parked;

/// <summary>Removes messages for good, for a stated reason.</summary>
/// <typeparam name="T">What the messages are.</typeparam>
/// <param name="queue">The queue.</param>
/// <param name="logger">Gets the count and the reason.</param>
public sealed class ParkedDrop<T>(IParkedQueue<T> queue, ILogger<ParkedDrop<T>> logger)
    where T : IParkedMessage
{
    private int _dropped;

    /// <summary>Drops, or says what would be dropped.</summary>
    /// <param name="selection">Which messages.</param>
    /// <param name="reason">Why; it is logged.</param>
    /// <param name="mode">Whether to act.</param>
    /// <param name="cancellationToken">Ends the work between two messages.</param>
    public async IAsyncEnumerable<OperatorResult> RunAsync(
        ParkedSelection<T> selection, string reason, OperatorMode mode,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = Volatile.Read(ref _dropped);
        var plan = new ParkedPlan(null, "") { OnGone = () => Interlocked.Increment(ref _dropped) };
        try
        {
            await foreach (var result in new ParkedPass<T>(queue).RunAsync(selection, _ => plan, mode, cancellationToken))
                yield return result;
        }
        finally
        {
            // Also when the run was cut short: what is gone has to be accounted for.
            if (mode == OperatorMode.Act) ParkedLog.Dropped(logger, Volatile.Read(ref _dropped) - before, T.Kind, reason);
        }
    }
}
