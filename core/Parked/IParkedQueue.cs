namespace Bridge.Core.Parked;

/// <summary>A queue whose messages wait for an operator (decision 0005 says how numbers are taken).</summary>
/// <typeparam name="T">What its messages are.</typeparam>
public interface IParkedQueue<T>
    where T : IParkedMessage
{
    /// <summary>Shows messages from a number on, in order, without locking any; empty at the end of the queue.</summary>
    Task<IReadOnlyList<T>> PeekAsync(long fromNumber, int max, CancellationToken cancellationToken);

    /// <summary>Makes messages ready to be taken by number; none of them, nor any other, loses a delivery by later passes.</summary>
    Task SetAsideAsync(IReadOnlyCollection<T> messages, CancellationToken cancellationToken);

    /// <summary>Locks one message that was set aside.</summary>
    /// <returns>What the queue needs to settle it, opaque here; null when it is gone or somebody else holds it.</returns>
    Task<object?> TakeAsync(long number, CancellationToken cancellationToken);

    /// <summary>Removes a message that was taken.</summary>
    Task<SettleOutcome> CompleteAsync(object taken, CancellationToken cancellationToken);

    /// <summary>Lets a message go that was taken; it stays where it is.</summary>
    Task GiveBackAsync(object taken, CancellationToken cancellationToken);
}
