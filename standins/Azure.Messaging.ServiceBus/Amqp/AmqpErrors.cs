using System.Net.Sockets;
using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>AMQP error conditions as the exceptions that the official client throws.</summary>
internal static class AmqpErrors
{
    internal static Exception ToException(Error? error, string? entity)
    {
        if (error is null) return Lost(entity, null);
        var text = error.Description ?? error.Condition.ToString() ?? "";
        return error.Condition.ToString() switch
        {
            "amqp:not-found" => Of(ServiceBusFailureReason.MessagingEntityNotFound),
            "com.microsoft:message-lock-lost" => Of(ServiceBusFailureReason.MessageLockLost),
            "com.microsoft:session-lock-lost" => Of(ServiceBusFailureReason.SessionLockLost),
            "com.microsoft:session-cannot-be-locked" => Of(ServiceBusFailureReason.SessionCannotBeLocked),
            "com.microsoft:message-not-found" => Of(ServiceBusFailureReason.MessageNotFound),
            "com.microsoft:timeout" => Of(ServiceBusFailureReason.ServiceTimeout),
            "com.microsoft:server-busy" => Of(ServiceBusFailureReason.ServiceBusy),
            "com.microsoft:entity-disabled" => Of(ServiceBusFailureReason.MessagingEntityDisabled),
            "amqp:resource-limit-exceeded" => Of(ServiceBusFailureReason.QuotaExceeded),
            "amqp:entity-already-exists" or "com.microsoft:entity-already-exists" => Of(
                ServiceBusFailureReason.MessagingEntityAlreadyExists),
            "amqp:link:message-size-exceeded" => Of(ServiceBusFailureReason.MessageSizeExceeded),
            "amqp:not-allowed" => new InvalidOperationException(text),
            "amqp:unauthorized-access" or "com.microsoft:auth-failed" => new UnauthorizedAccessException(text),
            "amqp:not-implemented" => new NotSupportedException(text),
            "amqp:transaction:unknown-id" or "amqp:transaction:rollback" => new ServiceBusException(false, text, entity),
            "com.microsoft:argument-error" => new ArgumentException(text),
            "amqp:connection:forced" or "amqp:link:detach-forced" or "amqp:internal-error" => Of(
                ServiceBusFailureReason.ServiceCommunicationProblem),
            _ => new ServiceBusException(true, text, entity),
        };

        ServiceBusException Of(ServiceBusFailureReason reason) => new(text, reason, entity);
    }

    /// <summary>What a management answer that is no success says.</summary>
    internal static Exception OfAnswer(Message answer, string entity) => ToException(
        new Error(answer.ApplicationProperties["errorCondition"] as Symbol ?? new Symbol("amqp:internal-error"))
        {
            Description = answer.ApplicationProperties["statusDescription"] as string,
        },
        entity);

    internal static Exception ToException(Exception exception, string? entity) => exception switch
    {
        AmqpException { Error: { } error } => ToException(error, entity),
        // A connection that ends while it is being opened shows as a cancellation.
        SocketException or IOException or AmqpException or ObjectDisposedException or OperationCanceledException => Lost(
            entity, exception),
        _ => exception,
    };

    private static ServiceBusException Lost(string? entity, Exception? inner) => new(
        "The service cannot be reached, or the connection to it was lost.",
        ServiceBusFailureReason.ServiceCommunicationProblem, entity, inner);
}
