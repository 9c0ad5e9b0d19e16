using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Bridge.Local.FunctionHost.FrontEnd;

/// <summary>Listens as App Service does: HTTPS only, asking each caller for a certificate in the handshake.</summary>
internal static class FrontEndListener
{
    public static void UseFrontEnd(this IWebHostBuilder web, FunctionHostOptions options, StartProblems problems)
    {
        if (ServerCertificate.Load(options.CertificateFile, options.KeyFile, problems) is not { } certificate)
            return;

        web.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = FrontEndMiddleware.MaxBodyBytes;
            if (options.Port is 0)
                kestrel.Listen(IPAddress.Loopback, 0, Listen);
            else
                kestrel.ListenLocalhost(options.Port, Listen);
        });

        void Listen(ListenOptions listen) => listen.UseHttps(Tls(certificate));
    }

    private static HttpsConnectionAdapterOptions Tls(ServerCertificate certificate) => new()
    {
        ServerCertificate = certificate.Leaf,
        ServerCertificateChain = certificate.Intermediates,
        SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ClientCertificateMode = ClientCertificateMode.AllowCertificate,

        // The handshake has proved that the caller holds the key; App Service checks no more than that.
        ClientCertificateValidation = static (_, _, _) => true,

        // A caller's certificate names addresses to fetch issuers from: never follow them.
        OnAuthenticate = static (_, tls) => tls.CertificateChainPolicy = new X509ChainPolicy
        {
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        },
    };
}
