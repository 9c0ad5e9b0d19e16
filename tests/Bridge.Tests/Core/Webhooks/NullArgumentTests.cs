using Bridge.Core.Webhooks;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Core.Webhooks;

/// <summary>A caller's mistake shows where it was made.</summary>
public sealed class NullArgumentTests
{
    private static readonly WebhookRequest Request = new(_ => default, null, null, Stream.Null);

    private readonly SignatureCheck _signature = new([AccessSecret.FromText("a", "secret")]);

    [Fact]
    public void Checks_WithoutARequest_SaySo()
    {
        IRequestCheck[] checks = [new EnvelopeCheck(1), new SourceAddressCheck([]), new CustomHeaderCheck([])];

        Assert.All(checks.Take(2), check => Assert.Throws<ArgumentNullException>("request", () => check.Refusal(null!, new Evidence())));
        Assert.Throws<ArgumentNullException>("request", () => _signature.Begin(null!, new Evidence(), out _));
        Assert.Throws<ArgumentNullException>("evidence", () => _signature.Begin(Request, null!, out _));
    }

    [Fact]
    public void Header_WithoutAValue_SaysSo()
    {
        Assert.Throws<ArgumentNullException>("value", () => new RequiredHeader("X", ["v"]).Judge(null!));
    }

    [Fact]
    public async Task Body_WithoutItsStreamOrVerification_SaysSo()
    {
        var header = "v1=" + new string('0', 64);
        _signature.Begin(Request with { Header = _ => header }, new Evidence(), out var verification);

        await Assert.ThrowsAsync<ArgumentNullException>("body", () => new BodyReader(1).ReadAsync(
            null!, null, verification!, CancellationToken.None, CancellationToken.None).AsTask());
        await Assert.ThrowsAsync<ArgumentNullException>("signature", () => new BodyReader(1).ReadAsync(
            Stream.Null, null, null!, CancellationToken.None, CancellationToken.None).AsTask());
        Assert.Throws<ArgumentNullException>("evidence", () => verification!.Conclude(null!));
    }

    [Fact]
    public void Receiver_WithoutLimits_SaysSo()
    {
        Assert.Throws<ArgumentNullException>(
            "limits", () => new WebhookReceiver(null!, null!, null!, null!, new FakeTimeProvider()));
    }
}
