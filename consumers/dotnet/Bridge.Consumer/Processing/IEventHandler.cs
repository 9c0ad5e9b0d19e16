using System.Data.Common;

namespace Bridge.Consumer.Processing;

/// <summary>The work: what your team writes.</summary>
public interface IEventHandler
{
    /// <summary>
    /// Handles one event. Any exception makes the event come again, later; <see cref="UnprocessableEventException"/>
    /// dead-letters it at once.
    /// </summary>
    /// <param name="consumed">The event.</param>
    /// <param name="transaction">The inbox's: what is written through it is committed together with the inbox, or not at all.</param>
    /// <param name="cancellationToken">Is cancelled before the lock on the message ends.</param>
    Task HandleAsync(ConsumedEvent consumed, DbTransaction transaction, CancellationToken cancellationToken);
}
