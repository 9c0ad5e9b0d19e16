using Amqp.Framing;
using Amqp.Types;
using Bridge.Local.ServiceBus.Queues;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>Error conditions that the SDKs know.</summary>
internal static class Errors
{
    internal static Error NotFound(string address) => Of(
        "amqp:not-found", $"The messaging entity '{address}' could not be found.");

    internal static Error NotImplemented(string what) => Of("amqp:not-implemented", $"The local broker has no {what}.");

    internal static Error LockLost(QueueOptions queue) => queue.RequiresSession ? SessionLockLost() : Of(
        "com.microsoft:message-lock-lost",
        "The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.");

    internal static Error SessionLockLost() => Of(
        "com.microsoft:session-lock-lost", "The session lock has expired on the MessageSession. Accept a new MessageSession.");

    internal static Error SessionCannotBeLocked(string session) => Of(
        "com.microsoft:session-cannot-be-locked",
        $"The requested session '{session}' cannot be accepted. It may be locked by another receiver.");

    internal static Error Timeout() => Of(
        "com.microsoft:timeout", "The operation did not complete within the allotted time: there was no session with messages.");

    internal static Error NotAllowed(string why) => Of("amqp:not-allowed", why);

    internal static Error MessageNotFound() => Of(
        "com.microsoft:message-not-found", "There is no message with that sequence number in that state.");

    internal static Error Of(SendRefusal refusal, QueueOptions queue) => refusal switch
    {
        SendRefusal.Full => Full(queue),
        SendRefusal.Disabled => Of(
            "com.microsoft:entity-disabled", $"Messaging entity '{queue.Name}' is currently disabled for sending."),
        _ => Of(
            "com.microsoft:server-busy", "The request was terminated because the entity is being throttled. Error code: 50009."),
    };

    internal static Error TooLarge(long bytes, long limit) => Of(
        "amqp:link:message-size-exceeded",
        $"The received message (size:{bytes}) exceeds the limit ({limit} bytes) currently allowed on the queue.");

    internal static Error Of(SendOutcome outcome, QueueOptions queue, IReadOnlyList<IncomingMessage> messages) => outcome switch
    {
        SendOutcome.TooLarge => TooLarge(messages.Max(message => message.Bytes), queue.MaxMessageBytes),
        SendOutcome.SessionMissing => NotAllowed(
            $"The SessionId was not set on a message, and it cannot be sent to '{queue.Name}', which requires sessions."),
        _ => Full(queue),
    };

    internal static Error TransactionUnknown() => Of(
        "amqp:transaction:unknown-id", "The transaction is unknown: it ended, or it lasted longer than 2 minutes.");

    internal static Error TransactionRolledBack(CommitOutcome why) => Of(
        "amqp:transaction:rollback",
        why == CommitOutcome.LockLost
            ? "The transaction was rolled back: a lock that it needs, or a message that it cancels, is gone."
            : "The transaction was rolled back: a queue does not take what it sends.");

    internal static Error TransactionSpans() => NotAllowed(
        "Local transactions cannot span multiple top-level entities such as queue or topic.");

    internal static Error TransactionFull() => Of(
        "amqp:resource-limit-exceeded",
        $"A transaction takes {QueueTransaction.MostOperations} operations, and a connection so many transactions at a time.");

    internal static Error Unauthorized(string address) => Of(
        "amqp:unauthorized-access", $"No valid token was put for '{address}'.");

    internal static Error TokenExpired(string link, string queue) => Of(
        "amqp:unauthorized-access",
        $"The link '{link}' is force detached. Code: RenewToken. Details: Unauthorized access. The token for '{queue}' expired.");

    internal static Error Idle(string link, TimeSpan limit) => Of(
        "amqp:link:detach-forced", $"The link '{link}' is force detached. Details: IdleTimerExpired: Idle timeout: {limit:c}.");

    internal static Error BadRequest(string what) => Of("com.microsoft:argument-error", what);

    internal static Error Internal(Exception exception) => Of("amqp:internal-error", exception.Message);

    private static Error Full(QueueOptions queue) => Of(
        "amqp:resource-limit-exceeded",
        $"The maximum entity size has been reached or exceeded for '{queue.Name}'. Size limit: {queue.MaxSizeBytes} bytes.");

    private static Error Of(string condition, string description) =>
        new(new Symbol(condition)) { Description = description };
}
