using Azure.Messaging.ServiceBus;
using Bridge.Local.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Tests.Local.ServiceBus.Contract;

/// <summary>The local broker, with a plain queue and a queue with sessions for every test; and the namespace, if there is one.</summary>
public sealed class ContractFixture : IAsyncLifetime
{
    private const int Queues = 60;

    private Broker? _broker;
    private int _used;

    /// <summary>The targets of this run: the namespace is one only where it is configured.</summary>
    public static IEnumerable<ContractTarget> Targets => ContractNamespace.ConnectionString is null
        ? [ContractTarget.Broker]
        : [ContractTarget.Broker, ContractTarget.Namespace];

    /// <summary>The broker.</summary>
    public Broker Broker => _broker!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => _broker = await Broker.StartAsync(
        new BrokerOptions
        {
            Port = 0,
            Queues = [.. Enumerable.Range(1, Queues).SelectMany(at => new[] { New($"plain-{at}"), New($"sessions-{at}") })],
        },
        TimeProvider.System,
        NullLoggerFactory.Instance,
        CancellationToken.None);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_broker is not null) await _broker.DisposeAsync();
    }

    internal string ConnectionString(ContractTarget target) =>
        target == ContractTarget.Broker ? Broker.ConnectionString : ContractNamespace.ConnectionString!;

    internal string NextQueue() => $"plain-{Interlocked.Increment(ref _used)}";

    internal static string SessionsBeside(string queue) => queue == ContractNamespace.Queue
        ? ContractNamespace.SessionQueue
        : queue.Replace("plain", "sessions", StringComparison.Ordinal);

    internal static ServiceBusClient Client(string connectionString, int retries = 3) => new(
        connectionString,
        new ServiceBusClientOptions
        {
            RetryOptions = new ServiceBusRetryOptions
            {
                MaxRetries = retries, TryTimeout = TimeSpan.FromSeconds(5), Delay = TimeSpan.FromMilliseconds(50),
            },
        });

    /// <summary>A client that tries once, and not for long.</summary>
    internal static ServiceBusClient Hasty(string connectionString) => new(
        connectionString,
        new ServiceBusClientOptions
        {
            RetryOptions = new ServiceBusRetryOptions { MaxRetries = 0, TryTimeout = TimeSpan.FromSeconds(1) },
        });

    private static QueueOptions New(string name) => new(name)
    {
        LockDuration = TimeSpan.FromMinutes(1),
        MaxDeliveryCount = 3,
        DuplicateDetectionWindow = TimeSpan.FromDays(7),
        RequiresSession = name.StartsWith("sessions", StringComparison.Ordinal),
    };
}
