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
}
