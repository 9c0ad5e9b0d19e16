namespace Bridge.Core.Enrichment;

/// <summary>The queue <c>truv-received</c>, from the side that drains it.</summary>
public interface IReceivedQueue
{
    /// <summary>Takes messages under lock; empty when none came within <paramref name="wait"/>.</summary>
    Task<IReadOnlyList<QueuedWebhook>> ReceiveAsync(int max, TimeSpan wait, CancellationToken cancellationToken);

    /// <summary>Extends the lock of a message that takes longer.</summary>
    /// <returns>When the lock now ends, UTC.</returns>
    Task<DateTimeOffset> RenewAsync(QueuedWebhook message, CancellationToken cancellationToken);

    /// <summary>Removes a message that was dealt with.</summary>
    Task CompleteAsync(QueuedWebhook message, CancellationToken cancellationToken);

    /// <summary>Brings the message back after a delay with its attempt count raised, without using up its delivery count.</summary>
    Task PostponeAsync(QueuedWebhook message, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>
    /// Brings a message back through no fault of its own, as when the run ends before its turn: attempt count and delivery count
    /// stay as they are.
    /// </summary>
    Task PutBackAsync(QueuedWebhook message, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Puts aside what can never be processed, with a reason that says what to do.</summary>
    Task DeadLetterAsync(
        QueuedWebhook message, string reason, string description, CancellationToken cancellationToken);
}
