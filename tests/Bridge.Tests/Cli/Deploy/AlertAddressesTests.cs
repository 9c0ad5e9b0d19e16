using Bridge.Cli;
using Bridge.Cli.Deploy;

namespace Bridge.Tests.Cli.Deploy;

/// <summary>Nothing is deployed whose alarms go to nobody.</summary>
public sealed class AlertAddressesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bridge-operators@example.com")]
    [InlineData("Ops@EXAMPLE.ORG")]
    [InlineData("ops@mail.example.com")]
    [InlineData("ops@bridge.example")]
    [InlineData("ops@lender.test,bridge-operators@example.com")]
    [InlineData("ops@lender.test,")]
    [InlineData("nobody")]
    [InlineData("@lender.test")]
    public void Demand_AddressOfNobody_IsRefusedWithTheVariableToSet(string? value)
    {
        var refusal = Assert.Throws<NotStartedException>(() => AlertAddresses.Demand(value));

        Assert.Contains("BRIDGE_ALERT_EMAILS", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ops@lender.test")]
    [InlineData("ops@lender.test, oncall@notexample.com")]
    public void Demand_AddressOfSomebody_Passes(string value)
    {
        Assert.Null(Record.Exception(() => AlertAddresses.Demand(value)));
    }
}
