using Amqp;
using Amqp.Framing;
using Azure.Messaging.ServiceBus.Amqp;

namespace Azure.Messaging.ServiceBus;

/// <summary>Sends to one queue.</summary>
public class ServiceBusSender : IAsyncDisposable
{
    private readonly AmqpConnection? _connection;
    private readonly Retries _retries = new(new ServiceBusRetryOptions());
    private readonly SemaphoreSlim _gate = new(1, 1);
    private SenderLink? _link;

    /// <summary>For mocking.</summary>
    protected ServiceBusSender()
    {
    }

    internal ServiceBusSender(AmqpConnection connection, string entity, ServiceBusRetryOptions retries)
    {
        _connection = connection;
        _retries = new Retries(retries);
        EntityPath = entity;
        FullyQualifiedNamespace = connection.Host;
    }

    /// <summary>Name of the queue.</summary>
    public virtual string EntityPath { get; } = "";

    /// <summary>Host name of the namespace.</summary>
    public virtual string FullyQualifiedNamespace { get; } = "";

    /// <summary>Whether the sender was closed.</summary>
    public virtual bool IsClosed { get; private set; }

    /// <summary>Sends a message; returns when the service holds it.</summary>
    public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) =>
        _retries.RunAsync(
            async token =>
            {
                ObjectDisposedException.ThrowIf(IsClosed, this);
                var link = await LinkAsync(token);
                await LinkSend.SendAsync(link, MessageEncoder.Encode(message), EntityPath, token);
                return true;
            },
            EntityPath,
            cancellationToken);

    /// <summary>Closes the link.</summary>
    public virtual async Task CloseAsync(CancellationToken cancellationToken = default)
    {
        IsClosed = true;
        if (_link is { IsClosed: false } open) await LinkClosing.CloseAsync(open);
    }

    /// <summary>Closes the link.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _gate.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<SenderLink> LinkAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var connection = await _connection!.ForAsync(EntityPath, cancellationToken);
            if (_link is { IsClosed: false } open) return open;

            var opening = new LinkOpening();
            var link = new SenderLink(
                new Session(connection), $"send-{Guid.NewGuid():N}",
                new Attach { Source = new Source(), Target = new Target { Address = EntityPath } }, opening.OnAttached);
            await opening.WaitAsync(link, EntityPath, cancellationToken);
            return _link = link;
        }
        finally
        {
            _gate.Release();
        }
    }
}
