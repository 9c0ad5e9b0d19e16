using System.Net;
using System.Net.Sockets;

namespace Bridge.Cli.Up;

/// <summary>Ports on the loopback address that nobody uses now.</summary>
internal static class FreePort
{
    // Below what systems give to outgoing connections (Linux from 32768, others from 49152): one of those could take a port between
    // its choice and its use. What a process has had does not come again soon, and other processes begin elsewhere.
    private const int First = 15_000;
    private const int Last = 31_999;
    private const int Stride = 64;
    private static int _next = Environment.ProcessId * Stride;

    internal static int Find()
    {
        for (var tries = First; tries <= Last; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _next) % (Last - First + 1));
            if (IsFree(port)) return port;
        }

        throw new NotStartedException($"No port from {First} to {Last} is free.");
    }

    /// <summary>Several, each another.</summary>
    internal static int[] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Find())];

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

    /// <summary>Whether one could listen there now.</summary>
    internal static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
