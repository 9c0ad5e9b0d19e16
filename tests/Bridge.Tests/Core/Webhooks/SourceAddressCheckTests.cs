using System.Net;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Primitives;

namespace Bridge.Tests.Core.Webhooks;

public sealed class SourceAddressCheckTests
{
    private static readonly IPNetwork[] Own = [IPNetwork.Parse("10.1.0.0/16"), IPNetwork.Parse("2001:db8::/32")];

    [Theory]
    [InlineData("34.212.57.93:41812", "BRG100")]
    [InlineData("44.224.243.166", "BRG100")]
    [InlineData("52.25.14.79:1", "BRG100")]
    [InlineData("::ffff:52.25.14.79", "BRG100")]
    [InlineData("[::ffff:52.25.14.79]:443", "BRG100")]
    [InlineData("203.0.113.7, 34.212.57.93:41812", "BRG100")]
    [InlineData("34.212.57.93, 203.0.113.7:5", "BRG109")]
    [InlineData("34.212.57.92", "BRG109")]
    [InlineData("34.212.57.94:41812", "BRG109")]
    [InlineData("::1", "BRG109")]
    [InlineData("34.212.57.93,", "BRG108")]
    [InlineData("34.212.57.93, unknown", "BRG108")]
    [InlineData("truv.com", "BRG108")]
    [InlineData(" ", "BRG108")]
    [InlineData("", "BRG108")]
    [InlineData(null, "BRG108")]
    public void Refusal_TruvsAddressesAsAppServiceReportsThem_GoesByTheLastEntry(string? header, string code)
    {
        Assert.Equal(code, Judge(SourceAddressCheck.TruvSources, header));
    }

    [Theory]
    [InlineData("10.1.255.255:9", "BRG100")]
    [InlineData("10.2.0.0:9", "BRG109")]
    [InlineData("[2001:db8:1::5]:443", "BRG100")]
    [InlineData("2001:db9::5", "BRG109")]
    public void Refusal_ConfiguredNetworks_AreTheOnlyOnesAllowed(string header, string code)
    {
        Assert.Equal(code, Judge(Own, header));
    }

    [Fact]
    public void Refusal_SeveralHeaders_TheLastOneIsTheFrontEnds()
    {
        Assert.Equal("BRG109", Judge(SourceAddressCheck.TruvSources, new(["34.212.57.93", "203.0.113.7"])));
        Assert.Equal("BRG100", Judge(SourceAddressCheck.TruvSources, new(["203.0.113.7", "34.212.57.93"])));
    }

    [Fact]
    public void Refusal_EntryOfAnyLength_IsUnknownBeyondWhatAnAddressCanBe()
    {
        var entry = new string('0', 60) + "1.1.1";

        Assert.Equal("BRG108", Judge(SourceAddressCheck.TruvSources, entry));
        Assert.Equal("BRG108", Judge(SourceAddressCheck.TruvSources, new string('1', 1_000_000)));
    }

    [Fact]
    public async Task Receive_SwitchedOn_ComesBeforeTheCertificateAndKeepsNothing()
    {
        var fixture = new ReceiverFixture(policy => policy with { Sources = SourceAddressCheck.TruvSources });

        var unknown = await fixture.ReceiveAsync(fixture.Genuine());
        var stranger = await fixture.ReceiveAsync(
            fixture.Genuine().Without(ClientCertificateCheck.HeaderName).With("X-Forwarded-For", "203.0.113.7:1"));
        var truv = await fixture.ReceiveAsync(fixture.Genuine().With("X-Forwarded-For", "34.212.57.93:41812"));

        Assert.Equal(("BRG108", "BRG109", "BRG100"), (unknown.Code, stranger.Code, truv.Code));
        Assert.Single(fixture.Queue.Received);
    }

    [Fact]
    public async Task Receive_SwitchedOff_TheHeaderIsNotLookedAt()
    {
        var fixture = new ReceiverFixture();

        var verdict = await fixture.ReceiveAsync(fixture.Genuine().With("X-Forwarded-For", "203.0.113.7:1"));

        Assert.Equal(Verdicts.Accepted, verdict);
    }

    private static string Judge(IReadOnlyList<IPNetwork> allowed, StringValues header)
    {
        var request = new WebhookRequest(
            name => name == SourceAddressCheck.HeaderName ? header : default, null, null, Stream.Null);
        return (new SourceAddressCheck(allowed).Refusal(request, new Evidence()) ?? Verdicts.Accepted).Code;
    }
}
