using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.BadInput;

/// <summary>A caller with Truv's certificate that stops in the middle of its request: no tool does so on purpose.</summary>
internal sealed class RawCaller : IAsyncDisposable
{
    private readonly TcpClient _tcp = new();
    private readonly BridgeUp _up;
    private SslStream? _tls;

    private RawCaller(BridgeUp up) => _up = up;

    public static async Task<RawCaller> ConnectAsync(BridgeUp up)
    {
        var caller = new RawCaller(up);
        await caller.HandshakeAsync(TestContext.Current.CancellationToken);
        return caller;
    }

    /// <summary>Sends the head of a request that passes until its body is read, and the beginning of that body.</summary>
    public async Task BeginAsync(string framing = "Content-Length: 600", string body = """{"webhook_id":""")
    {
        var custom = _up.Up.GetProperty("truvSender").GetProperty("headers").EnumerateObject().Single();
        string[] lines =
        [
            $"POST {_up.Text("frontEnd", "webhookPath")} HTTP/1.1", "Host: localhost", "Content-Type: application/json",
            framing, $"X-WEBHOOK-SIGN: v1={new string('a', 64)}", $"{custom.Name}: {custom.Value.GetString()}", "", body,
        ];
        await _tls!.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines)), TestContext.Current.CancellationToken);
        await _tls.FlushAsync(TestContext.Current.CancellationToken);
    }

    public async Task<Answer> ReadAsync()
    {
        var buffer = new byte[4096];
        var text = new StringBuilder();
        while (!text.ToString().EndsWith('}'))
        {
            var read = await _tls!.ReadAsync(buffer, TestContext.Current.CancellationToken);
            if (read == 0) break;
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        var parts = text.ToString().Split("\r\n\r\n", 2);
        return new Answer(int.Parse(parts[0].Split(' ')[1], null), parts[0], parts[1]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tls is not null) await _tls.DisposeAsync();
        _tcp.Dispose();
    }

    private async Task HandshakeAsync(CancellationToken cancellationToken)
    {
        await _tcp.ConnectAsync("localhost", new Uri(_up.Text("frontEnd", "url")).Port, cancellationToken);
        var trust = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
        };
        trust.CustomTrustStore.ImportFromPemFile(_up.Text("frontEnd", "caFile"));
        _tls = new SslStream(_tcp.GetStream());
        var certificate = X509Certificate2.CreateFromPemFile(
            _up.Text("truvSender", "certFile"), _up.Text("truvSender", "keyFile"));
        await _tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost", CertificateChainPolicy = trust, ClientCertificates = [certificate],
            },
            cancellationToken);
    }
}
