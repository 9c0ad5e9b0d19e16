using System.Net;
using Bridge.Core.Webhooks;
using Bridge.Functions.Settings;

namespace Bridge.Tests.Functions;

public sealed class ReceivingOptionsTests
{
    [Fact]
    public void Defaults_AreTheDocumentedLimits()
    {
        var options = new ReceivingOptions();

        Assert.Equal(
            new ReceivingLimits(256 * 1024, 128, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)), options.ToLimits());
        Assert.Equal(new QuarantineLimits(60, 512 * 1024, TimeSpan.FromDays(14)), options.Quarantine.ToLimits());
        Assert.Null(options.SourceAddresses.ToNetworks());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ")]
    public void SourceAddresses_SwitchedOnWithoutAList_AreTruvs(string? allowed)
    {
        var options = new SourceAddressOptions { Enabled = true, Allowed = allowed };

        Assert.Same(SourceAddressCheck.TruvSources, options.ToNetworks());
    }

    [Fact]
    public void SourceAddresses_AddressesAndNetworks_AreEachTakenAsTheyStand()
    {
        var options = new SourceAddressOptions { Enabled = true, Allowed = "192.0.2.7, 10.0.0.0/8,2001:db8::1, 2001:db8:1::/48" };

        Assert.Equal(
            ["192.0.2.7/32", "10.0.0.0/8", "2001:db8::1/128", "2001:db8:1::/48"],
            options.ToNetworks()!.Select(network => network.ToString()));
    }

    [Fact]
    public void SourceAddresses_SwitchedOff_AreNotLookedAtWhateverIsListed()
    {
        Assert.Null(new SourceAddressOptions { Allowed = "192.0.2.7" }.ToNetworks());
    }

    [Fact]
    public void TruvSources_AreTheThreePublishedAddresses()
    {
        Assert.Equal(
            [IPAddress.Parse("34.212.57.93"), IPAddress.Parse("44.224.243.166"), IPAddress.Parse("52.25.14.79")],
            SourceAddressCheck.TruvSources.Select(network => network.BaseAddress));
        Assert.All(SourceAddressCheck.TruvSources, network => Assert.Equal(32, network.PrefixLength));
    }

    [Theory]
    [InlineData("Content-Type")]
    [InlineData("x-forwarded-for")]
    [InlineData("X-ARR-SSL")]
    [InlineData("Host")]
    [InlineData("connection")]
    [InlineData("Transfer-Encoding")]
    [InlineData("User-Agent")]
    [InlineData("Date")]
    [InlineData("X-WEBHOOK-SIGN")]
    public void Headers_NameThatSomebodyElseWrites_IsAProblem(string name)
    {
        var problem = Assert.Single(Problems(name));

        Assert.Contains($"'{name}', which HTTP, the platform or Truv's signature writes", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Bridge-Key", "X-Api-Key")]
    [InlineData("Authorization")]
    [InlineData("Dates")]
    [InlineData("")]
    public void Headers_NamesOfTheirOwn_AreNoProblem(params string[] names) => Assert.Empty(Problems(names));

    [Fact]
    public void Headers_OneNameTwice_IsAProblemOnce()
    {
        var problem = Assert.Single(Problems("X-Key", "x-key", "X-KEY", "other"));

        Assert.StartsWith("Receiving__Headers has 'X-Key' twice", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Quarantine_ThatKeepsNothing_NeedsNoRoom()
    {
        var options = new ReceivingOptions { Quarantine = { MessagesPerHour = 0, BytesPerHour = 0 } };

        Assert.Empty(ReceivingValidation.Problems(options));
    }

    [Fact]
    public void BodyTimeout_JustBelowTheDeadline_IsNoProblem()
    {
        var options = new ReceivingOptions { BodyTimeout = TimeSpan.FromSeconds(8) - TimeSpan.FromTicks(1) };

        Assert.Empty(ReceivingValidation.Problems(options));
    }

    private static string[] Problems(params string[] names)
    {
        var options = new ReceivingOptions();
        options.Headers.AddRange(names.Select(name => new RequiredHeaderOptions { Name = name }));
        return [.. ReceivingValidation.Problems(options)];
    }
}
