using Azure.Core;
using Azure.Messaging.ServiceBus.Amqp;

namespace Azure.Messaging.ServiceBus;

/// <summary>A connection to a namespace, opened on first use and shared by all senders and receivers.</summary>
public class ServiceBusClient : IAsyncDisposable
{
    private readonly AmqpConnection? _connection;
    private readonly ServiceBusRetryOptions _retries = new();
    private readonly OpenLinks _links = new();

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
        : this(ConnectionSettings.ForNamespace(fullyQualifiedNamespace, new EntraTokenSource(credential)), options)
    {
    }

    /// <summary>Creates a client by shared access key.</summary>
    public ServiceBusClient(
        string fullyQualifiedNamespace, AzureNamedKeyCredential credential, ServiceBusClientOptions? options = null)
        : this(ConnectionSettings.ForNamespace(fullyQualifiedNamespace, KeyOf(credential)), options)
    {
    }

    /// <summary>Creates a client by shared access signature.</summary>
    public ServiceBusClient(
        string fullyQualifiedNamespace, AzureSasCredential credential, ServiceBusClientOptions? options = null)
        : this(ConnectionSettings.ForNamespace(
            fullyQualifiedNamespace, new SignatureTokenSource(() => credential.Signature)), options)
    {
    }

    /// <summary>For mocking.</summary>
    protected ServiceBusClient()
    {
    }

    private ServiceBusClient(ConnectionSettings settings, ServiceBusClientOptions? options)
    {
        options ??= new ServiceBusClientOptions();
        if (options.TransportType != ServiceBusTransportType.AmqpTcp)
            throw new NotSupportedException("The stand-in speaks AMQP over TCP only: use the official package for web sockets.");
        _connection = new AmqpConnection(settings with { Options = options });
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

    /// <summary>The transport.</summary>
    public ServiceBusTransportType TransportType { get; }

    /// <summary>Creates a sender.</summary>
    public virtual ServiceBusSender CreateSender(string queueOrTopicName) =>
        CreateSender(queueOrTopicName, new ServiceBusSenderOptions());

    /// <summary>Creates a sender.</summary>
    public virtual ServiceBusSender CreateSender(string queueOrTopicName, ServiceBusSenderOptions options) =>
        Keep(new ServiceBusSender(Open(), queueOrTopicName, options, _retries));

    /// <summary>Creates a receiver.</summary>
    public virtual ServiceBusReceiver CreateReceiver(string queueName) =>
        CreateReceiver(queueName, new ServiceBusReceiverOptions());

    /// <summary>Creates a receiver.</summary>
    public virtual ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var link = new ReceiveLink(
            Open(), EntityPaths.SubQueueOf(queueName, options.SubQueue), options.ReceiveMode, options.PrefetchCount);
        return Keep(new ServiceBusReceiver(_connection!, link, null, options.Identifier, _retries));
    }

    /// <summary>Creates a receiver of a subscription.</summary>
    public virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName) =>
        CreateReceiver(EntityPaths.SubscriptionOf(topicName, subscriptionName));

    /// <summary>Creates a receiver of a subscription.</summary>
    public virtual ServiceBusReceiver CreateReceiver(
        string topicName, string subscriptionName, ServiceBusReceiverOptions options) =>
        CreateReceiver(EntityPaths.SubscriptionOf(topicName, subscriptionName), options);

    /// <summary>Takes a certain session of a queue.</summary>
    public virtual Task<ServiceBusSessionReceiver> AcceptSessionAsync(
        string queueName, string sessionId, ServiceBusSessionReceiverOptions? options = null,
        CancellationToken cancellationToken = default) => AcceptAsync(queueName, sessionId, options, cancellationToken);

    /// <summary>Takes a certain session of a subscription.</summary>
    public virtual Task<ServiceBusSessionReceiver> AcceptSessionAsync(
        string topicName, string subscriptionName, string sessionId, ServiceBusSessionReceiverOptions? options = null,
        CancellationToken cancellationToken = default) => AcceptAsync(
        EntityPaths.SubscriptionOf(topicName, subscriptionName), sessionId, options, cancellationToken);

    /// <summary>Takes the next session of a queue that has messages and that nobody holds.</summary>
    public virtual Task<ServiceBusSessionReceiver> AcceptNextSessionAsync(
        string queueName, ServiceBusSessionReceiverOptions? options = null, CancellationToken cancellationToken = default) =>
        AcceptAsync(queueName, null, options, cancellationToken);

    /// <summary>Takes the next session of a subscription that has messages and that nobody holds.</summary>
    public virtual Task<ServiceBusSessionReceiver> AcceptNextSessionAsync(
        string topicName, string subscriptionName, ServiceBusSessionReceiverOptions? options = null,
        CancellationToken cancellationToken = default) => AcceptAsync(
        EntityPaths.SubscriptionOf(topicName, subscriptionName), null, options, cancellationToken);

    /// <summary>Creates a processor.</summary>
    public virtual ServiceBusProcessor CreateProcessor(string queueName) =>
        CreateProcessor(queueName, new ServiceBusProcessorOptions());

    /// <summary>Creates a processor.</summary>
    public virtual ServiceBusProcessor CreateProcessor(string queueName, ServiceBusProcessorOptions options) =>
        Keep(new ServiceBusProcessor(this, queueName, options));

    /// <summary>Creates a processor of a subscription.</summary>
    public virtual ServiceBusProcessor CreateProcessor(string topicName, string subscriptionName) =>
        CreateProcessor(EntityPaths.SubscriptionOf(topicName, subscriptionName));

    /// <summary>Creates a processor of a subscription.</summary>
    public virtual ServiceBusProcessor CreateProcessor(
        string topicName, string subscriptionName, ServiceBusProcessorOptions options) =>
        CreateProcessor(EntityPaths.SubscriptionOf(topicName, subscriptionName), options);

    /// <summary>Closes all links and the connection.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        if (IsClosed) return;
        IsClosed = true;
        foreach (var link in _links.All) await link.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task<ServiceBusSessionReceiver> AcceptAsync(
        string entity, string? sessionId, ServiceBusSessionReceiverOptions? options, CancellationToken cancellationToken)
    {
        var own = options ?? new ServiceBusSessionReceiverOptions();
        var retries = new Retries(_retries);
        var terms = new SessionTerms(sessionId, retries.TryTimeout(0));
        var link = new ReceiveLink(Open(), entity, own.ReceiveMode, own.PrefetchCount, terms);
        var grant = await retries.RunAsync(link.AcceptAsync, entity, cancellationToken);
        return Keep(new ServiceBusSessionReceiver(_connection!, link, grant, own.Identifier, _retries));
    }

    private static SharedAccessTokenSource KeyOf(AzureNamedKeyCredential credential) => new(() =>
    {
        var (name, key) = credential;
        return (name, key);
    });

    private AmqpConnection Open()
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return _connection!;
    }

    private T Keep<T>(T link)
        where T : IAsyncDisposable
    {
        _links.Add(link);
        return link;
    }
}
