namespace Bridge.Tests.StandIns.ServiceBus;

/// <summary>Enumerations.</summary>
internal static partial class ServiceBusApi
{
    private static Dictionary<string, string[]> Enums => new()
    {
        ["ServiceBusErrorSource"] =
        [
            "Complete = 0",
            "Abandon = 1",
            "ProcessMessageCallback = 2",
            "Receive = 3",
            "RenewLock = 4",
            "AcceptSession = 5",
            "CloseSession = 6",
        ],
        ["ServiceBusFailureReason"] =
        [
            "GeneralError = 0",
            "MessagingEntityNotFound = 1",
            "MessageLockLost = 2",
            "MessageNotFound = 3",
            "MessageSizeExceeded = 4",
            "MessagingEntityDisabled = 5",
            "QuotaExceeded = 6",
            "ServiceBusy = 7",
            "ServiceTimeout = 8",
            "ServiceCommunicationProblem = 9",
            "SessionCannotBeLocked = 10",
            "SessionLockLost = 11",
            "MessagingEntityAlreadyExists = 12",
        ],
        ["ServiceBusMessageState"] =
        [
            "Active = 0",
            "Deferred = 1",
            "Scheduled = 2",
        ],
        ["ServiceBusReceiveMode"] =
        [
            "PeekLock = 0",
            "ReceiveAndDelete = 1",
        ],
        ["ServiceBusRetryMode"] =
        [
            "Fixed = 0",
            "Exponential = 1",
        ],
        ["ServiceBusTransportType"] =
        [
            "AmqpTcp = 0",
            "AmqpWebSockets = 1",
        ],
        ["SubQueue"] =
        [
            "None = 0",
            "DeadLetter = 1",
            "TransferDeadLetter = 2",
        ],
    };
}
