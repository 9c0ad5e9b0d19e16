using System.Transactions;
using Amqp;
using Amqp.Framing;
using Amqp.Sasl;

namespace Azure.Messaging.ServiceBus.Amqp;

/// <summary>The one connection of a client: opened on first use, opened again when it broke, tokens put for each queue.</summary>
internal sealed class AmqpConnection : IAsyncDisposable
{
    private const int FrameBytes = 64 * 1024;
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);

    private readonly ConnectionSettings _settings;
    private readonly Enlistments _enlistments;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, DateTimeOffset> _authorizedUntil = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RequestLink> _requests = new(StringComparer.OrdinalIgnoreCase);
    private LinkSessions? _sessions;
    private CoordinatorLink? _coordinator;

    internal AmqpConnection(ConnectionSettings settings)
    {
        _settings = settings;
        _enlistments = new Enlistments(CoordinatorAsync, Patience);
    }

    internal string Host => _settings.Host;

    /// <summary>How long one try of an operation may take.</summary>
    internal TimeSpan Patience => _settings.Options.RetryOptions.TryTimeout;

    /// <summary>This connection's part of the caller's transaction; null when it has none.</summary>
    internal Enlistment? Ambient() => Transaction.Current is { } transaction ? _enlistments.Of(transaction) : null;

    /// <summary>Sessions of an open connection that may use the queue.</summary>
    internal async Task<LinkSessions> ForAsync(string entity, CancellationToken cancellationToken)
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
            var sessions = await AuthorizedAsync(entity, cancellationToken);
            return await RequestsAsync(sessions.Next, $"{entity}/$management", cancellationToken);
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
        if (_sessions?.Connection is { IsClosed: false } open)
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

    private async Task<LinkSessions> AuthorizedAsync(string entity, CancellationToken cancellationToken)
    {
        var sessions = await OpenAsync(cancellationToken);
        if (_authorizedUntil.GetValueOrDefault(entity) > TimeProvider.System.GetUtcNow() + RenewBefore) return sessions;

        var audience = $"amqp://{_settings.Host}/{entity}";
        var (token, expiresAt) = await _settings.Tokens.TokenAsync(audience, cancellationToken);
        var cbs = await RequestsAsync(() => new Session(sessions.Connection), "$cbs", cancellationToken);
        var answer = await cbs.AskAsync(PutToken(audience, token, expiresAt), null, cancellationToken);
        if (answer.ApplicationProperties["status-code"] is not (200 or 202))
            throw new UnauthorizedAccessException($"The namespace refuses the token for {entity}: check key or role.");
        _authorizedUntil[entity] = expiresAt;
        return sessions;
    }

    private async Task<LinkSessions> OpenAsync(CancellationToken cancellationToken)
    {
        if (_sessions is { Connection.IsClosed: false } open) return open;

        var isShared = _settings.Options.EnableCrossEntityTransactions;
        _authorizedUntil.Clear();
        _requests.Clear();
        _coordinator = null;
        _sessions = new LinkSessions(await ConnectAsync(cancellationToken), isShared);

        // On the session of all links the coordinator comes first.
        if (isShared) _coordinator = await CoordinatorLink.OpenAsync(_sessions.Next(), cancellationToken);
        return _sessions;
    }

    private async Task<CoordinatorLink> CoordinatorAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var sessions = await OpenAsync(cancellationToken);
            if (_coordinator is { IsClosed: false } open) return open;
            return _coordinator = await CoordinatorLink.OpenAsync(sessions.Next(), cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<Connection> ConnectAsync(CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory();
        factory.SASL.Profile = SaslProfile.Anonymous;
        factory.AMQP.HostName = _settings.Host;
        factory.AMQP.ContainerId = Guid.NewGuid().ToString("N");
        factory.AMQP.MaxFrameSize = FrameBytes;
        factory.AMQP.IdleTimeout = (int)_settings.Options.ConnectionIdleTimeout.TotalMilliseconds;
        if (_settings.Options.CertificateValidationCallback is { } validate)
            factory.SSL.RemoteCertificateValidationCallback = validate;
        var address = new Address(
            _settings.EndpointHost, _settings.EndpointPort, null, null, "/", _settings.UsesTls ? "amqps" : "amqp");
        return await OutsideOfAnyTransactionAsync(() => factory.CreateAsync(address, cancellationToken, null));
    }

    // The connection reads for as long as it lives. In the transaction of whoever uses it first, the library would enlist what it
    // does there, too.
    private static Task<Connection> OutsideOfAnyTransactionAsync(Func<Task<Connection>> open)
    {
        using (ExecutionContext.SuppressFlow()) return Task.Run(open);
    }

    private async Task<RequestLink> RequestsAsync(
        Func<Session> session, string address, CancellationToken cancellationToken)
    {
        if (_requests.TryGetValue(address, out var open) && !open.IsClosed) return open;
        return _requests[address] = await RequestLink.OpenAsync(session(), address, cancellationToken);
    }

    private Message PutToken(string audience, string token, DateTimeOffset expiresAt) => new()
    {
        BodySection = new AmqpValue { Value = token },
        ApplicationProperties = new ApplicationProperties
        {
            ["operation"] = "put-token",
            ["type"] = _settings.Tokens.Type,
            ["name"] = audience,
            ["expiration"] = expiresAt.UtcDateTime,
        },
    };
}
