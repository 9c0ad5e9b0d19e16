using System.Data.Common;

namespace Bridge.Consumer.Inbox;

/// <summary>Makes at-least-once delivery into exactly-once work.</summary>
public interface IInbox
{
    /// <summary>Does the work and remembers the event in one transaction, unless it is remembered already.</summary>
    /// <param name="eventId">The CloudEvents id.</param>
    /// <param name="work">Writes through the transaction it is given, and leaves the commit to the inbox.</param>
    /// <param name="cancellationToken">Ends the attempt; then nothing has happened.</param>
    Task<InboxOutcome> HandleOnceAsync(
        string eventId, Func<DbTransaction, CancellationToken, Task> work, CancellationToken cancellationToken);
}
