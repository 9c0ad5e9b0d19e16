using System.Net;
using System.Net.Sockets;
using Bridge.Cli.Up;

namespace Bridge.Tests.Cli;

public sealed class FreePortTests
{
    [Fact]
    public void Take_Many_NoTwoAreTheSame()
    {
        var ports = FreePort.Take(500);

        Assert.Equal(500, ports.Distinct().Count());
    }

    [Fact]
    public void Take_Any_IsOutsideTheRangeOfOutgoingConnections()
    {
        // The lowest that any system gives to them by default: Linux's.
        Assert.All(FreePort.Take(50), port => Assert.InRange(port, 1024, 32_767));
    }

    [Fact]
    public void IsFree_PortThatSomebodyListensOn_IsFalse()
    {
        using var listener = new TcpListener(IPAddress.Loopback, FreePort.Find());
        listener.Start();

        Assert.False(FreePort.IsFree(((IPEndPoint)listener.LocalEndpoint).Port));
    }
}
