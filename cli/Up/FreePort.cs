using System.Net;
using System.Net.Sockets;

namespace Bridge.Cli.Up;

/// <summary>Ports on the loopback address that nobody uses now.</summary>
internal static class FreePort
{
    internal static int Find() => Take(1)[0];

    /// <summary>Several, each another: all are held until the last is found.</summary>
    internal static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners) listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }

    /// <summary>Whether somebody listens there now.</summary>
    internal static async Task<bool> IsTakenAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
