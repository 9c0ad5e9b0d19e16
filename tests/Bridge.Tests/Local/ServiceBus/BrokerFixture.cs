using Azure.Messaging.ServiceBus;
using Bridge.Local.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>A broker on a free port, with a queue of its own for every test.</summary>
public sealed class BrokerFixture : IAsyncLifetime
{
    private Broker? _broker;
    private int _used;
    private int _usedWithSessions;

    public Broker Broker => _broker!;

    /// <summary>A queue that no other test uses: duplicate detection, 3 deliveries, 4 KiB.</summary>
    public string Queue() => $"queue-{Interlocked.Increment(ref _used)}";

    /// <summary>A queue with message sessions that no other test uses.</summary>
    public string SessionQueue() => $"sessions-{Interlocked.Increment(ref _usedWithSessions)}";

    public ServiceBusClient Client(int retries = 0) => new(Broker.ConnectionString, new ServiceBusClientOptions
    {
        RetryOptions = new ServiceBusRetryOptions
        {
            MaxRetries = retries, TryTimeout = TimeSpan.FromSeconds(10), Delay = TimeSpan.FromMilliseconds(50),
        },
    });

    public QueueStatus Status(string queue) => Broker.Status().Single(status => status.Name == queue);

    public async ValueTask InitializeAsync() => _broker = await Broker.StartAsync(
        new BrokerOptions
        {
            Port = 0,
            Queues =
            [
                .. Enumerable.Range(1, 60).Select(at => new QueueOptions($"queue-{at}")
                {
                    LockDuration = TimeSpan.FromMinutes(5),
                    MaxDeliveryCount = 3,
                    DuplicateDetectionWindow = TimeSpan.FromDays(7),
                    MaxMessageBytes = 4096,
                }),
                .. Enumerable.Range(1, 20).Select(at => new QueueOptions($"sessions-{at}") { RequiresSession = true }),
            ],
        },
        TimeProvider.System,
        NullLoggerFactory.Instance,
        CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_broker is not null) await _broker.DisposeAsync();
    }
}
