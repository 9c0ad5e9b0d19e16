using Bridge.Core.Certificates;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Certificates;

public sealed class ClientUsageTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("1.3.6.1.5.5.7.3.2", true)]
    [InlineData("1.3.6.1.5.5.7.3.1 1.3.6.1.5.5.7.3.2", true)]
    [InlineData("2.5.29.37.0", true)]
    [InlineData("1.3.6.1.5.5.7.3.1", false)]
    public void IsAllowed_GoesByTheUsagesThatAreNamed(string usages, bool expected)
    {
        var leaf = new CertificateBuilder().Usages(usages.Split(' ', StringSplitOptions.RemoveEmptyEntries)).SelfSigned();

        Assert.Equal(expected, ClientUsage.IsAllowed(leaf.Certificate));
    }

    [Fact]
    public void IsAllowed_Nothing_IsAnErrorOfTheCaller() => Assert.Throws<ArgumentNullException>(() => ClientUsage.IsAllowed(null!));
}
