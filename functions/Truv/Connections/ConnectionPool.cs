using Bridge.Functions.Vault;

namespace Bridge.Functions.Truv;

/// <summary>The connections under one version of the client certificate; ends when it is retired and nobody uses it.</summary>
internal sealed class ConnectionPool(ClientCertificate certificate, HttpMessageHandler handler) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly HttpMessageInvoker _http = new(handler);
    private int _users;
    private bool _isRetired;

    internal ClientCertificate Certificate { get; } = certificate;

    /// <summary>Sends a request; the pool lives on at least until the answer is disposed.</summary>
    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _http.SendAsync(request, cancellationToken);
            response.Content = new PooledContent(response.Content, this);
            return response;
        }
        catch
        {
            Leave();
            throw;
        }
    }

    /// <summary>Enters; only who retires a pool knows that it has ended, and does not enter it any more.</summary>
    internal void Enter()
    {
        lock (_lock) _users++;
    }

    internal void Leave()
    {
        bool isLast;
        lock (_lock) isLast = --_users == 0 && _isRetired;
        if (isLast) End();
    }

    /// <summary>Lets nobody in any more; what is under way comes to its end.</summary>
    internal void Retire()
    {
        bool isIdle;
        lock (_lock)
        {
            if (_isRetired) return;
            _isRetired = true;
            isIdle = _users == 0;
        }

        if (isIdle) End();
    }

    /// <inheritdoc />
    public void Dispose() => Retire();

    private void End()
    {
        _http.Dispose();
        Certificate.Dispose();
    }
}
