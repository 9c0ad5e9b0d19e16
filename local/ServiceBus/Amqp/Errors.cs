using Amqp.Framing;
using Amqp.Types;

namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>Error conditions that the SDKs know.</summary>
internal static class Errors
{
    internal static Error NotFound(string address) => Of(
        "amqp:not-found", $"The messaging entity '{address}' could not be found.");

    internal static Error NotImplemented(string what) => Of("amqp:not-implemented", $"The local broker has no {what}.");

    internal static Error LockLost() => Of(
        "com.microsoft:message-lock-lost",
        "The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.");

    internal static Error MessageNotFound() => Of(
        "com.microsoft:message-not-found", "There is no message with that sequence number in that state.");

    internal static Error TooLarge(int size, int limit) => Of(
        "amqp:link:message-size-exceeded",
        $"The received message (size:{size}) exceeds the limit ({limit} bytes) currently allowed on the queue.");

    internal static Error Busy() => Of(
        "com.microsoft:server-busy", "The request was terminated because the entity is being throttled. Error code: 50009.");

    internal static Error Unauthorized(string address) => Of(
        "amqp:unauthorized-access", $"No valid token was put for '{address}'.");

    internal static Error BadRequest(string what) => Of("com.microsoft:argument-error", what);

    internal static Error Internal(Exception exception) => Of("amqp:internal-error", exception.Message);

    private static Error Of(string condition, string description) =>
        new(new Symbol(condition)) { Description = description };
}
