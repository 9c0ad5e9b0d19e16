using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Bridge.Functions.Azure;
using Bridge.Functions.Settings;

namespace Bridge.Functions.Truv;

/// <summary>Makes the connection pool to Truv's mTLS API.</summary>
internal static class TruvConnection
{
    internal static SocketsHttpHandler Handler(TruvOptions options, X509Certificate2 clientCertificate)
    {
        var tls = ServerTrust.Options(options.CaFile);
        tls.ClientCertificateContext = SslStreamCertificateContext.Create(clientCertificate, null, offline: true);
        return new SocketsHttpHandler
        {
            SslOptions = tls,
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        };
    }
}
