using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>Stands between a client and the broker, and breaks their connections on demand, as networks do.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _brokerPort;
    private readonly Action<byte[]>? _answered;
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;
    private int _cutsLeft;
    private int _answerCutsLeft;
    private int _connections;

    /// <summary>Starts it.</summary>
    /// <param name="brokerPort">Where the broker is.</param>
    /// <param name="answered">Sees what the broker says, before the client does.</param>
    /// <param name="certificate">What it shows to clients, to which it then speaks TLS only, as a namespace in Azure does.</param>
    public CuttingProxy(int brokerPort, Action<byte[]>? answered = null, X509Certificate2? certificate = null)
    {
        (_brokerPort, _answered, _certificate) = (brokerPort, answered, certificate);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections taken so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The host that a client asked for by TLS.</summary>
    public string? AskedFor { get; private set; }

    /// <summary>What the client says next does not reach the broker: its connection is cut instead, so many times.</summary>
    public void CutOnNextBytes(int times = 1) => Volatile.Write(ref _cutsLeft, times);

    /// <summary>What the broker says next does not reach the client: the connection is cut instead.</summary>
    public void CutOnNextAnswer() => Volatile.Write(ref _answerCutsLeft, 1);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var pairs = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                pairs.Add(CarryAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(pairs);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var broker = new TcpClient();
        using (client)
        {
            try
            {
                await using var ours = await OpenAsync(client);
                await broker.ConnectAsync(IPAddress.Loopback, _brokerPort, _stop.Token);
                var theirs = broker.GetStream();
                await Task.WhenAny(
                    CarryAsync(ours, theirs, () => TakeOne(ref _cutsLeft), null),
                    CarryAsync(theirs, ours, () => TakeOne(ref _answerCutsLeft), _answered));
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or AuthenticationException)
            {
                // Cut, by whichever side.
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate is null) return client.GetStream();
        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
        AskedFor = secure.TargetHostName;
        return secure;
    }

    private async Task CarryAsync(Stream from, Stream to, Func<bool> cuts, Action<byte[]>? seen)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var count && !cuts())
        {
            seen?.Invoke(buffer[..count]);
            await to.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
        }
    }

    private static bool TakeOne(ref int left)
    {
        if (Volatile.Read(ref left) <= 0) return false;
        Interlocked.Decrement(ref left);
        return true;
    }
}
