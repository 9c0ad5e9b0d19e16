using System.Collections.Concurrent;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Local.Truv;

/// <summary>The TLS side of the API: who may connect, which certificate is shown, and all open connections.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    private readonly TruvApiOptions _options;
    private readonly TruvFaults _faults;
    private readonly X509Certificate2 _certificate;
    private readonly X509Certificate2 _expired;
    private readonly X509ChainPolicy _clients;
    private readonly ConcurrentDictionary<ConnectionContext, bool> _connections = new();

    internal ApiServer(TruvApiOptions options, TruvFaults faults, TimeProvider time)
    {
        _options = options;
        _faults = faults;
        _certificate = TlsCertificates.WithKey(options.ServerCertificateFile, options.ServerKeyFile);
        _expired = ExpiredCertificate.Create(_certificate, options.ClientCaFile, options.CaKeyFile, time.GetUtcNow());
        _clients = TlsCertificates.Trusting(options.ClientCaFile);
        _clients.ApplicationPolicy.Add(ClientAuthentication);
        App = Build();
        // A connection that is open would go on for hours without another handshake.
        faults.CertificateChanged += DropConnections;
    }

    internal WebApplication App { get; }

    public async ValueTask DisposeAsync()
    {
        _faults.CertificateChanged -= DropConnections;
        await App.DisposeAsync();
        _certificate.Dispose();
        _expired.Dispose();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            if (_options.Port == 0) kestrel.Listen(IPAddress.Loopback, 0, Secure);
            else kestrel.ListenLocalhost(_options.Port, Secure);
        });
        return builder.Build();
    }

    private void Secure(ListenOptions listen)
    {
        listen.Use(next => connection => TrackAsync(connection, next));
        listen.UseHttps(https =>
        {
            https.ServerCertificateSelector = (_, _) => _faults.HasExpiredCertificate ? _expired : _certificate;
            https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (certificate, _, _) => IsOurs(certificate);
        });
    }

    private async Task TrackAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        _connections[connection] = true;
        try
        {
            await next(connection);
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }

    private void DropConnections()
    {
        foreach (var connection in _connections.Keys) connection.Abort();
    }

    private bool IsOurs(X509Certificate2 certificate)
    {
        using var chain = new X509Chain { ChainPolicy = _clients.Clone() };
        return chain.Build(certificate);
    }
}
