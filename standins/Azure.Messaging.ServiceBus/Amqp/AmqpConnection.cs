using Amqp;
using Amqp.Framing;
using Amqp.Sasl;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>The one connection of a client: opened on first use, opened again when it broke, tokens put for each queue.</summary>
internal sealed class AmqpConnection(ConnectionSettings settings) : IAsyncDisposable
{
    private const int FrameBytes = 64 * 1024;
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, DateTimeOffset> _authorizedUntil = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RequestLink> _requests = new(StringComparer.OrdinalIgnoreCase);
    private Connection? _connection;

    internal string Host => settings.Host;

    /// <summary>An open connection that may use the queue.</summary>
    internal async Task<Connection> ForAsync(string entity, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await AuthorizedAsync(entity, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw AmqpErrors.ToException(e, entity);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The management links of a queue.</summary>
    internal async Task<RequestLink> ManagementAsync(string entity, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var connection = await AuthorizedAsync(entity, cancellationToken);
            return await RequestsAsync(connection, $"{entity}/$management", cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw AmqpErrors.ToException(e, entity);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { IsClosed: false } open)
        {
            try
            {
                await open.CloseAsync();
            }
            catch (AmqpException)
            {
                // The other side was faster.
            }
        }

        _gate.Dispose();
    }

    private async Task<Connection> AuthorizedAsync(string entity, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken);
        if (_authorizedUntil.GetValueOrDefault(entity) > TimeProvider.System.GetUtcNow() + RenewBefore) return connection;

        var audience = $"amqp://{settings.Host}/{entity}";
        var (token, expiresAt) = await settings.Tokens.TokenAsync(audience, cancellationToken);
        var cbs = await RequestsAsync(connection, "$cbs", cancellationToken);
        var answer = await cbs.AskAsync(PutToken(audience, token, expiresAt), cancellationToken);
        if (answer.ApplicationProperties["status-code"] is not (200 or 202))
            throw new UnauthorizedAccessException($"The namespace refuses the token for {entity}: check key or role.");
        _authorizedUntil[entity] = expiresAt;
        return connection;
    }

    private async Task<Connection> OpenAsync(CancellationToken cancellationToken)
    {
        if (_connection is { IsClosed: false } open) return open;

        _authorizedUntil.Clear();
        _requests.Clear();
        var factory = new ConnectionFactory();
        factory.SASL.Profile = SaslProfile.Anonymous;
        factory.AMQP.HostName = settings.Host;
        factory.AMQP.ContainerId = Guid.NewGuid().ToString("N");
        factory.AMQP.MaxFrameSize = FrameBytes;
        factory.AMQP.IdleTimeout = (int)settings.Options.ConnectionIdleTimeout.TotalMilliseconds;
        if (settings.Options.CertificateValidationCallback is { } validate)
            factory.SSL.RemoteCertificateValidationCallback = validate;
        var address = new Address(
            settings.EndpointHost, settings.EndpointPort, null, null, "/", settings.UsesTls ? "amqps" : "amqp");
        return _connection = await factory.CreateAsync(address, cancellationToken, null);
    }

    private async Task<RequestLink> RequestsAsync(
        Connection connection, string address, CancellationToken cancellationToken)
    {
        if (_requests.TryGetValue(address, out var open) && !open.IsClosed) return open;
        return _requests[address] = await RequestLink.OpenAsync(connection, address, cancellationToken);
    }

    private Message PutToken(string audience, string token, DateTimeOffset expiresAt) => new()
    {
        BodySection = new AmqpValue { Value = token },
        ApplicationProperties = new ApplicationProperties
        {
            ["operation"] = "put-token",
            ["type"] = settings.Tokens.Type,
            ["name"] = audience,
            ["expiration"] = expiresAt.UtcDateTime,
        },
    };
}
