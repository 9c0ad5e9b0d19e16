using Bridge.Functions.Vault;

namespace Bridge.Functions.Truv;

/// <summary>
/// Sends every request through the connections of the certificate version now in force. At a change new requests take new
/// connections, and the old ones end once the last answer under way is read.
/// </summary>
/// <param name="current">The certificate in force.</param>
/// <param name="open">Makes connections under a certificate.</param>
internal sealed class RotatingConnections(
    Func<ClientCertificate> current, Func<ClientCertificate, HttpMessageHandler> open) : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private ConnectionPool? _pool;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Enter().SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_lock) _pool?.Dispose();
        }

        base.Dispose(disposing);
    }

    private ConnectionPool Enter()
    {
        lock (_lock)
        {
            var certificate = current();
            if (_pool is null || !ReferenceEquals(_pool.Certificate, certificate))
            {
                var former = _pool;
                _pool = new ConnectionPool(certificate, open(certificate));
                former?.Retire();
            }

            _pool.Enter();
            return _pool;
        }
    }
}
