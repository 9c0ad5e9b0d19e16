using System.Net;
using System.Net.Sockets;
using Bridge.Cli.Up;

namespace Bridge.Tests.Cli;

public sealed class PortCheckTests
{
    [Fact]
    public void Problems_BusyPorts_AreAllNamedWithTheirOptions()
    {
        using var first = Listen(out var brokerPort);
        using var second = Listen(out var apiPort);

        var problems = PortCheck.Problems(new Ports(0, brokerPort, -1, -2, apiPort, -3, -4, -5, -6) with
        {
            FrontEnd = Free(), KeyVault = Free(), Identity = Free(), Control = Free(), Blob = Free(), Queue = Free(), Table = Free(),
        });

        Assert.Equal(2, problems.Count);
        Assert.Contains(problems, p => p.Contains($"{brokerPort}", StringComparison.Ordinal)
            && p.Contains("--broker-port", StringComparison.Ordinal) && p.Contains("Service Bus", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("--truv-api-port", StringComparison.Ordinal));
    }

    [Fact]
    public void Problems_OnePortTwice_IsNamed()
    {
        var free = Free();

        var problems = PortCheck.Problems(new Ports(free, free, Free(), Free(), Free(), Free(), Free(), Free(), Free()));

        Assert.Contains(problems, p => p.Contains("--front-end-port and --broker-port", StringComparison.Ordinal));
    }

    private static TcpListener Listen(out int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return listener;
    }

    private static int Free()
    {
        using var listener = Listen(out var port);
        return port;
    }
}
