using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Cli.Cert.Pins;

/// <summary>The certificate that a server shows; whoever it is, nothing is sent to it.</summary>
internal static class ShownCertificate
{
    private const int HttpsPort = 443;

    /// <exception cref="NotStartedException">There is no TLS server.</exception>
    internal static async Task<X509Certificate2?> ReadAsync(string host, CancellationToken cancellationToken)
    {
        var address = new Uri($"https://{host}");
        X509Certificate2? shown = null;
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(address.Host, address.IsDefaultPort ? HttpsPort : address.Port, cancellationToken);
            await using var tls = new SslStream(connection.GetStream());
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = address.Host,
                    // Only looked at, for a person to compare: nothing is trusted by it.
                    RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    {
                        shown = certificate is null ? null : X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
                        return shown is not null;
                    },
                },
                cancellationToken);
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException)
        {
            // A server that wants a certificate of ours has shown its own before it refuses.
            if (shown is null) throw new NotStartedException($"{host} shows no certificate: {e.Message}", e);
        }

        return shown;
    }
}
