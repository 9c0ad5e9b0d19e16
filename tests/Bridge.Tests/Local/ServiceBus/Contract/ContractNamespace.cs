using Azure.Messaging.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus.Contract;

/// <summary>
/// The real namespace, where there is one. It needs two queues, made once:
/// <c>az servicebus queue create -n bridge-contract --duplicate-detection true --duplicate-detection-history-time-window P7D
/// --max-delivery-count 3 --lock-duration PT1M</c>, and <c>bridge-contract-sessions</c> with <c>--enable-session true</c>.
/// What lies on them is thrown away.
/// </summary>
internal static class ContractNamespace
{
    internal const string Queue = "bridge-contract";
    internal const string SessionQueue = "bridge-contract-sessions";

    /// <summary>One test at a time: they share the two queues.</summary>
    internal static SemaphoreSlim Turn { get; } = new(1);

    internal static string? ConnectionString { get; } = Environment.GetEnvironmentVariable("BRIDGE_SERVICEBUS");

    /// <summary>Throws away what is on a queue and in its dead-letter queue.</summary>
    internal static async Task EmptyAsync(ServiceBusClient client, string queue, CancellationToken cancellationToken)
    {
        foreach (var part in new[] { SubQueue.None, SubQueue.DeadLetter })
        {
            if (queue == SessionQueue && part == SubQueue.None) continue;
            await using var receiver = client.CreateReceiver(
                queue, new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete, SubQueue = part });
            while (await receiver.ReceiveMessagesAsync(100, TimeSpan.FromSeconds(2), cancellationToken) is { Count: > 0 })
            {
            }
        }
    }
}
