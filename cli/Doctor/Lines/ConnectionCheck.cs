using System.Net.Sockets;

namespace Bridge.Cli.Doctor.Lines;

/// <summary>The API host takes connections.</summary>
internal sealed class ConnectionCheck : IDoctorCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public string Name => LineNames.Connection;

    public IReadOnlyList<string> Needs => [LineNames.Name];

    public async Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        var (host, port) = (examination.ApiHost.Host, examination.ApiHost.Port);
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(host, port, either.Token);
            examination.LocalEnd = connection.Client.LocalEndPoint;
            return DoctorLine.Pass(Name, $"{host}:{port} from {connection.Client.LocalEndPoint} to {connection.Client.RemoteEndPoint}");
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return DoctorLine.Fail(
                Name, $"{host}:{port}: {(e as SocketException)?.SocketErrorCode ?? SocketError.TimedOut}",
                "Let outgoing connections to Truv's addresses through: bridge cert firewall.");
        }
    }
}
