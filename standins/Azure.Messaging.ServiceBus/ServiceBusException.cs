namespace Azure.Messaging.ServiceBus;

/// <summary>What the service refused, and why.</summary>
public class ServiceBusException : Exception
{
    /// <summary>Creates an exception without details.</summary>
    public ServiceBusException()
    {
    }

    /// <summary>Creates an exception whose reason says whether a retry can help.</summary>
    public ServiceBusException(
        string message, ServiceBusFailureReason reason, string? entityPath = null, Exception? innerException = null)
        : this(IsTransientReason(reason), message, entityPath, reason, innerException)
    {
    }

    /// <summary>Creates an exception.</summary>
    public ServiceBusException(
        bool isTransient, string message, string? entityName = null,
        ServiceBusFailureReason reason = ServiceBusFailureReason.GeneralError, Exception? innerException = null)
        : base(message, innerException)
    {
        IsTransient = isTransient;
        EntityPath = entityName;
        Reason = reason;
    }

    /// <summary>Whether a retry can help.</summary>
    public bool IsTransient { get; }

    /// <summary>The reason.</summary>
    public ServiceBusFailureReason Reason { get; }

    /// <summary>The queue concerned, null when none is.</summary>
    public string? EntityPath { get; }

    /// <summary>The text with its reason.</summary>
    public override string Message => EntityPath is null ? $"{base.Message} ({Reason})" : $"{base.Message} ({Reason}, {EntityPath})";

    private static bool IsTransientReason(ServiceBusFailureReason reason) => reason
        is ServiceBusFailureReason.ServiceBusy
        or ServiceBusFailureReason.ServiceTimeout
        or ServiceBusFailureReason.ServiceCommunicationProblem;
}
