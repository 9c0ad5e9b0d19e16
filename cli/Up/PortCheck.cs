using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bridge.Cli.Up;

/// <summary>Looks at all ports before anything is started, so that one message names every busy one.</summary>
internal static class PortCheck
{
    internal static IReadOnlyList<string> Problems(Ports ports)
    {
        var problems = ports.All
            .GroupBy(entry => entry.Port)
            .Where(group => group.Count() > 1)
            .Select(group => string.Create(
                CultureInfo.InvariantCulture,
                $"Port {group.Key} is wanted twice: {string.Join(" and ", group.Select(entry => entry.Option))}."));
        var busy = ports.All
            .Where(entry => IsBusy(entry.Port))
            .Select(entry => string.Create(
                CultureInfo.InvariantCulture,
                $"Port {entry.Port} ({entry.Purpose}) is in use: end what uses it, or choose another with {entry.Option}."));
        return [.. problems, .. busy];
    }

    private static bool IsBusy(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
