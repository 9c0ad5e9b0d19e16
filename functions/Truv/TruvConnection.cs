using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Bridge.Functions.Azure;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;

namespace Bridge.Functions.Truv;

/// <summary>Makes the connection pool to Truv's mTLS API for one version of the client certificate.</summary>
internal static class TruvConnection
{
    /// <summary>How long one connection is used: then the host's name is looked up and its certificate checked anew.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    internal static SocketsHttpHandler Handler(TruvOptions options, ClientCertificate certificate)
    {
        var tls = ServerTrust.Options(options.CaFile);
        tls.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        // The context sends the intermediates too; offline, so that nothing is downloaded to complete them.
        tls.ClientCertificateContext = SslStreamCertificateContext.Create(
            certificate.Leaf, certificate.Others, offline: true);
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
            PooledConnectionLifetime = Lifetime,
        };
    }
}
