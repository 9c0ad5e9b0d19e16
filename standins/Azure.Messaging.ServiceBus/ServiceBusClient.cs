using Azure.Core;
using Azure.Messaging.ServiceBus.Amqp;

namespace Azure.Messaging.ServiceBus;

/// <summary>A connection to a namespace, opened on first use and shared by all senders and receivers.</summary>
public class ServiceBusClient : IAsyncDisposable
{
    private readonly AmqpConnection? _connection;
    private readonly ServiceBusRetryOptions _retries = new();
    private readonly List<IAsyncDisposable> _links = [];

    /// <summary>Creates a client by connection string.</summary>
    public ServiceBusClient(string connectionString)
        : this(connectionString, new ServiceBusClientOptions())
    {
    }

    /// <summary>Creates a client by connection string.</summary>
    public ServiceBusClient(string connectionString, ServiceBusClientOptions options)
        : this(ConnectionSettings.Parse(connectionString), options)
    {
    }

    /// <summary>Creates a client by Microsoft Entra identity.</summary>
    public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential)
        : this(fullyQualifiedNamespace, credential, new ServiceBusClientOptions())
    {
    }

    /// <summary>Creates a client by Microsoft Entra identity.</summary>
    public ServiceBusClient(
        string fullyQualifiedNamespace, TokenCredential credential, ServiceBusClientOptions options)
        : this(ConnectionSettings.ForNamespace(fullyQualifiedNamespace, credential), options)
    {
    }

    /// <summary>For mocking.</summary>
    protected ServiceBusClient()
    {
    }

    private ServiceBusClient(ConnectionSettings settings, ServiceBusClientOptions options)
    {
        _connection = new AmqpConnection(settings);
        _retries = options.RetryOptions;
        FullyQualifiedNamespace = settings.Host;
        Identifier = options.Identifier ?? $"{settings.Host}-{Guid.NewGuid()}";
    }

    /// <summary>Host name of the namespace.</summary>
    public virtual string FullyQualifiedNamespace { get; } = "";

    /// <summary>Name of this client.</summary>
    public virtual string Identifier { get; } = "";

    /// <summary>Whether the client was closed.</summary>
    public virtual bool IsClosed { get; private set; }

    /// <summary>Creates a sender.</summary>
    public virtual ServiceBusSender CreateSender(string queueOrTopicName) =>
        Keep(new ServiceBusSender(Open(), queueOrTopicName, _retries));

    /// <summary>Creates a receiver.</summary>
    public virtual ServiceBusReceiver CreateReceiver(string queueName) =>
        CreateReceiver(queueName, new ServiceBusReceiverOptions());

    /// <summary>Creates a receiver.</summary>
    public virtual ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options) =>
        Keep(new ServiceBusReceiver(Open(), queueName, options, _retries));

    /// <summary>Closes all links and the connection.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        IsClosed = true;
        foreach (var link in _links) await link.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private AmqpConnection Open()
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return _connection!;
    }

    private T Keep<T>(T link)
        where T : IAsyncDisposable
    {
        lock (_links) _links.Add(link);
        return link;
    }
}
