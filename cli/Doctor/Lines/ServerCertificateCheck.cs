using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Bridge.Functions.Azure;

namespace Bridge.Cli.Doctor.Lines;

/// <summary>The API host shows a certificate that is trusted here, over TLS 1.2 or 1.3.</summary>
internal sealed class ServerCertificateCheck : IDoctorCheck
{
    public string Name => LineNames.ServerCertificate;

    public IReadOnlyList<string> Needs => [LineNames.Connection];

    public async Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        var host = examination.ApiHost;
        var seen = new Seen();
        var options = ServerTrust.Options(examination.Truv.CaFile);
        options.TargetHost = host.Host;
        options.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        options.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            seen.Note(certificate, errors);
            return errors == SslPolicyErrors.None;
        };
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(host.Host, host.Port, cancellationToken);
            await using var tls = new SslStream(connection.GetStream());
            await tls.AuthenticateAsClientAsync(options, cancellationToken);
            seen.Protocol = tls.SslProtocol.ToString();
        }
        catch (Exception e) when (e is AuthenticationException or IOException or SocketException)
        {
            // A host that only then misses our certificate has shown its own already, which is what counts here.
            if (!seen.IsTrusted) return Untrusted(host, seen, e);
        }

        return DoctorLine.Pass(Name, $"{host.Host} {seen.Protocol}: {seen.Text}");
    }

    private DoctorLine Untrusted(Uri host, Seen seen, Exception e) => DoctorLine.Fail(
        Name, $"{host.Host}: {(seen.Text.Length > 0 ? $"{seen.Text}, {seen.Errors}" : e.Message)}",
        "Truv__CaFile must hold the authorities of Truv's server certificate, or be empty for the machine's own; something that opens "
        + "TLS on the way has to leave this host alone.");

    private sealed class Seen
    {
        internal string Text { get; private set; } = "";

        internal SslPolicyErrors Errors { get; private set; }

        internal bool IsTrusted => Text.Length > 0 && Errors == SslPolicyErrors.None;

        internal string Protocol { get; set; } = "TLS";

        internal void Note(X509Certificate? certificate, SslPolicyErrors errors)
        {
            Errors = errors;
            Text = certificate is null ? "" : string.Create(
                CultureInfo.InvariantCulture, $"{certificate.Subject}, issued by {certificate.Issuer}, until {certificate.GetExpirationDateString()}");
        }
    }
}
