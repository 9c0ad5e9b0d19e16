namespace Azure.Messaging.ServiceBus;

/// <summary>Why the service refused.</summary>
public enum ServiceBusFailureReason
{
    /// <summary>Something else.</summary>
    GeneralError = 0,

    /// <summary>There is no such queue.</summary>
    MessagingEntityNotFound = 1,

    /// <summary>The message's lock is gone.</summary>
    MessageLockLost = 2,

    /// <summary>There is no such message.</summary>
    MessageNotFound = 3,

    /// <summary>The message is larger than the queue takes.</summary>
    MessageSizeExceeded = 4,

    /// <summary>The queue is disabled.</summary>
    MessagingEntityDisabled = 5,

    /// <summary>The queue is full, or another limit is reached.</summary>
    QuotaExceeded = 6,

    /// <summary>The service is busy.</summary>
    ServiceBusy = 7,

    /// <summary>The service did not answer in time.</summary>
    ServiceTimeout = 8,

    /// <summary>The service cannot be reached, or the connection broke.</summary>
    ServiceCommunicationProblem = 9,

    /// <summary>Another receiver holds the session.</summary>
    SessionCannotBeLocked = 10,

    /// <summary>The session's lock is gone.</summary>
    SessionLockLost = 11,

    /// <summary>The queue exists already.</summary>
    MessagingEntityAlreadyExists = 12,
}
