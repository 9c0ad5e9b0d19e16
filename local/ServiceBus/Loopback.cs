using System.Net;
using System.Net.Sockets;
using Amqp;

namespace Bridge.Local.ServiceBus;

/// <summary>Addresses and ports of this machine that only this machine reaches.</summary>
internal static class Loopback
{
    // "localhost" would bind all interfaces; Node tries ::1 as well as 127.0.0.1.
    internal static IEnumerable<Address> Addresses(int port)
    {
        yield return new Address("127.0.0.1", port, null, null, "/", "amqp");
        if (Socket.OSSupportsIPv6 && HasLoopback6()) yield return new Address("::1", port, null, null, "/", "amqp");
    }

    private static bool HasLoopback6()
    {
        try
        {
            Probe(IPAddress.IPv6Loopback, 0);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    internal static int FreePort() => Probe(IPAddress.Loopback, 0);

    // The library's listeners reuse ports: a second broker would take turns with the first one instead of failing.
    internal static int Probe(IPAddress address, int port)
    {
        using var probe = new TcpListener(address, port);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
