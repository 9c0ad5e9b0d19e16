using System.Net;
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
            UseCookies = false,
            // Our trace ids are nobody else's business.
            ActivityHeadersPropagator = null,
            // The limit of an answer's size counts the bytes that arrive; compressed ones could grow behind it.
            AutomaticDecompression = DecompressionMethods.None,
            // What is beyond the limit is not read to the end just to keep the connection.
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        };
    }
}
