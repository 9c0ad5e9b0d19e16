using Bridge.Core.Parked;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.DeadLetters;

/// <summary>
/// Sends dead letters back to their queue. Repeating it is safe: a dead letter has one MessageId for all its replays, so what
/// was sent and not removed is sent again, dropped by duplicate detection, and removed.
/// </summary>
public sealed partial class DeadLetterReplay(IDeadLetterQueue queue, TimeProvider time, ILogger<DeadLetterReplay> logger)
{
    /// <summary>Replays, or says what would be replayed.</summary>
    /// <param name="selection">Which dead letters.</param>
    /// <param name="mode">Whether to act.</param>
    /// <param name="cancellationToken">Ends the work between two dead letters.</param>
    public IAsyncEnumerable<OperatorResult> RunAsync(
        ParkedSelection<DeadLetter> selection, OperatorMode mode, CancellationToken cancellationToken) =>
        new ParkedPass<DeadLetter>(queue).RunAsync(selection, Plan, mode, cancellationToken);

    private ParkedPlan Plan(DeadLetter letter)
    {
        var id = ReplayId.Of(letter);
        return new(null, $"{queue.Queue}, message {id}")
        {
            Target = queue.Queue,
            SendAsync = taken => queue.SendAsync(
                taken, new Replay(id, letter.Reason, time.GetUtcNow()), CancellationToken.None),
            OnGone = () => LogReplayed(letter.SequenceNumber, queue.Queue, id),
        };
    }

    [LoggerMessage(502, LogLevel.Debug, "Replayed {SequenceNumber} to {Queue} as message {MessageId}")]
    private partial void LogReplayed(long sequenceNumber, string queue, string messageId);
}
