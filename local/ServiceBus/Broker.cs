using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Amqp.Listener;
using Amqp.Types;
using Bridge.Local.ServiceBus.Amqp;
using Bridge.Local.ServiceBus.Queues;
using Bridge.Local.ServiceBus.Sasl;
using Bridge.Local.ServiceBus.Storage;
using Microsoft.Extensions.Logging;

namespace Bridge.Local.ServiceBus;

/// <summary>An AMQP 1.0 broker with the addresses and manners of Azure Service Bus, on the loopback addresses.</summary>
public sealed class Broker : IAsyncDisposable
{
    private const int FrameBytes = 64 * 1024;
    private const int IdleTimeoutMilliseconds = 120_000;
    private const ushort SessionsPerConnection = 5000;

    private static readonly string[] Mechanisms = ["MSSBCBS", "ANONYMOUS", "EXTERNAL"];

    private readonly ContainerHost _host;
    private readonly BrokerParts _parts;
    private readonly Journal? _journal;

    private Broker(ContainerHost host, BrokerParts parts, Journal? journal, int port, BrokerOptions options)
    {
        _host = host;
        _parts = parts;
        _journal = journal;
        Port = port;
        ConnectionString = string.Create(
            CultureInfo.InvariantCulture,
            $"Endpoint=sb://localhost:{port};SharedAccessKeyName={options.SharedAccessKeyName};"
            + $"SharedAccessKey={options.SharedAccessKey};UseDevelopmentEmulator=true;");
    }

    /// <summary>The AMQP port.</summary>
    public int Port { get; }

    /// <summary>What a client needs, in the form of Microsoft's emulator.</summary>
    public string ConnectionString { get; }

    /// <summary>Faults on demand.</summary>
    public BrokerFaults Faults => _parts.Faults;

    /// <summary>Whether messages are kept now; a full disk shows here.</summary>
    public BrokerStorage Storage => _journal?.Storage ?? new BrokerStorage(StorageState.Memory);

    /// <summary>
    /// Fails when the broker can keep no more messages and cannot help itself; never ends otherwise. A disk that is full, or
    /// fails, is none of it: that shows in <see cref="Storage"/>.
    /// </summary>
    public Task Failure => _journal?.Failure ?? Task.Delay(Timeout.InfiniteTimeSpan, _parts.Time, CancellationToken.None);

    /// <summary>Starts the broker.</summary>
    /// <exception cref="IOException">The port is in use, or the data folder.</exception>
    /// <exception cref="InvalidDataException">The data folder does not fit the queues.</exception>
    public static async Task<Broker> StartAsync(
        BrokerOptions options, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        var port = options.Port == 0 ? Loopback.FreePort() : options.Port;
        var journal = options.DataFolder is { } folder
            ? new Journal(JournalFolder.Open(folder, options.Disk), time, loggers.CreateLogger<Broker>(), options.JournalSlack)
            : null;
        try
        {
            var parts = Parts(options, journal, time, loggers);
            journal?.Start(parts.Queues);
            return new Broker(Listen(parts, port), parts, journal, port, options);
        }
        catch
        {
            if (journal is not null) await journal.DisposeAsync();
            throw;
        }
    }

    /// <summary>What is in the queues now.</summary>
    public IReadOnlyList<QueueStatus> Status() => [.. _parts.Queues.All.Select(queue => queue.Status())];

    /// <summary>Breaks all connections, as a network does: without a word.</summary>
    /// <returns>How many there were.</returns>
    public int DropConnections() => _parts.Connections.DropAll();

    /// <summary>Ends all locks of a queue now, of messages and sessions, as if their time were up.</summary>
    /// <exception cref="KeyNotFoundException">There is no such queue.</exception>
    public void ExpireLocks(string queue) =>
        (_parts.Queues.Find(queue) ?? throw new KeyNotFoundException($"There is no queue '{queue}'.")).ExpireLocks();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _host.Close();
        _parts.Queues.Dispose();
        if (_journal is not null) await _journal.DisposeAsync();
    }

    private static ContainerHost Listen(BrokerParts parts, int port)
    {
        var host = new ContainerHost([.. Loopback.Addresses(port)])
        {
            // The library casts a coordinator target to Target; any constant that no processor has sends it to ours.
            AddressResolver = (_, _) => "link",
        };
        foreach (var listener in host.Listeners) Configure(listener, parts);
        host.RegisterLinkProcessor(new LinkProcessor(parts));
        Open(host, port);
        return host;
    }

    private static BrokerParts Parts(BrokerOptions options, Journal? journal, TimeProvider time, ILoggerFactory loggers)
    {
        var queues = new QueueDirectory(options.Queues, time, journal);
        return new BrokerParts(
            queues,
            new TokenNode(new SharedAccessKey(options.SharedAccessKeyName, options.SharedAccessKey), time),
            new TransactionRegistry(queues.Gate, time),
            new BrokerFaults(time),
            new ConnectionTable(),
            new PendingAttaches(),
            options.LinkIdleTimeout,
            time,
            loggers.CreateLogger<Broker>());
    }

    private static void Configure(ConnectionListener listener, BrokerParts parts)
    {
        foreach (var mechanism in Mechanisms)
            listener.SASL.EnableMechanism(new Symbol(mechanism), new OpenSaslProfile(mechanism, parts.Connections));
        listener.AMQP.MaxFrameSize = FrameBytes;
        listener.AMQP.MaxSessionsPerConnection = SessionsPerConnection;
        listener.AMQP.IdleTimeout = IdleTimeoutMilliseconds;
        listener.HandlerFactory = _ => new DeliveryTagHandler(parts.PendingAttaches);
    }

    private static void Open(ContainerHost host, int port)
    {
        try
        {
            Loopback.Probe(IPAddress.Loopback, port);
            host.Open();
        }
        catch (SocketException e)
        {
            host.Close();
            throw new IOException(string.Create(
                CultureInfo.InvariantCulture, $"Port {port} for the Service Bus broker is in use: choose another one."), e);
        }
    }
}
