using System.Text;
using System.Text.Json.Nodes;
using Bridge.Consumer.Claims;
using Bridge.Consumer.Contract;
using Bridge.Consumer.Processing;
using Bridge.Consumer.Signatures;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Consumers.DotNet;

public sealed class EventProcessorTests : IDisposable
{
    private const string Blob = "https://account.blob.core.windows.net/truv-events/a";

    private static readonly EventContract Contract = new();
    private static readonly string Sha256 = new('a', 64);

    private readonly InboxFile _file = new();
    private readonly RecordingHandler _handler = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Process_GenuineEvent_IsHandledAndComplete()
    {
        var builder = new EventBuilder();

        Assert.Equal(new Settlement.Complete(Repeated: false), await ProcessAsync(builder.Bytes));

        var handled = Assert.Single(_handler.Handled);
        Assert.Equal(
            (builder.Id, "com.truv.order-created", "orders/c7a14be90d3f4a52b6e81f2790ad35cb", "complete"),
            (handled.Id, handled.Type, handled.Subject, handled.EnrichmentStatus));
    }

    [Fact]
    public async Task Process_SameEventAgain_IsCompleteWithoutWork()
    {
        await ProcessAsync(new EventBuilder().Bytes);

        Assert.Equal(new Settlement.Complete(Repeated: true), await ProcessAsync(new EventBuilder().Bytes));
        Assert.Single(_handler.Handled);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"dataschema":7}""")]
    public async Task Process_NotAnEvent_IsPoison(string body)
    {
        Assert.Equal(PoisonReason.ContractViolated, await ReasonAsync(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public async Task Process_AnotherMajorVersion_IsPoisonUntilTheConsumerKnowsIt()
    {
        var body = new EventBuilder().With(json => json["dataschema"] = "https://truv-bridge.invalid/contract/2/data.json").Bytes;

        Assert.Equal(PoisonReason.ContractUnknown, await ReasonAsync(body));
    }

    [Fact]
    public async Task Process_MembersOfALaterMinorVersion_ArePassedOver()
    {
        var body = new EventBuilder().With(json => (json["new"], json["data"]!["new"]) = ("a", new JsonObject())).Bytes;

        Assert.IsType<Settlement.Complete>(await ProcessAsync(body));
    }

    [Fact]
    public async Task Process_Distrusted_IsPoisonAndNotHandled()
    {
        var changed = new EventBuilder().With(json => json["data"]!["event"]!["order_id"] = "another");
        var unsigned = new EventBuilder();
        unsigned.Evidence["signature"] = null;

        Assert.Equal(PoisonReason.SignatureMismatch, await ReasonAsync(new EventBuilder().Forged().Bytes));
        Assert.Equal(PoisonReason.EventDiffers, await ReasonAsync(changed.Bytes));
        Assert.Equal(PoisonReason.SignatureMissing, await ReasonAsync(unsigned.Bytes));
        Assert.Empty(_handler.Handled);
    }

    [Fact]
    public async Task Process_ForgedWithoutSecretsHere_IsLeftToTheBridge()
    {
        Assert.IsType<Settlement.Complete>(await ProcessAsync(new EventBuilder().Forged().Bytes, secrets: false));
    }

    [Fact]
    public async Task Process_ClaimCheck_HandlesTheDataOfTheBlob()
    {
        var data = Encoding.UTF8.GetBytes(new EventBuilder().Data.GetRawText());

        var settlement = await ProcessAsync(Claimed(), new FakeClaims(() => new Claim(ClaimOutcome.Found, data)));

        Assert.Equal(new Settlement.Complete(Repeated: false), settlement);
        Assert.Equal("complete", Assert.Single(_handler.Handled).EnrichmentStatus);
    }

    [Theory]
    [InlineData(ClaimOutcome.Missing, PoisonReason.ClaimMissing)]
    [InlineData(ClaimOutcome.Foreign, PoisonReason.ClaimForeign)]
    [InlineData(ClaimOutcome.TooLarge, PoisonReason.ClaimTooLarge)]
    [InlineData(ClaimOutcome.Altered, PoisonReason.ClaimAltered)]
    public async Task Process_ClaimCheckThatIsNotRedeemed_IsPoison(ClaimOutcome outcome, string reason)
    {
        Assert.Equal(reason, await ReasonAsync(Claimed(), new FakeClaims(() => new Claim(outcome))));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not JSON")]
    public async Task Process_ClaimCheckOfSomethingElse_IsPoison(string blob)
    {
        var claims = new FakeClaims(() => new Claim(ClaimOutcome.Found, Encoding.UTF8.GetBytes(blob)));

        Assert.Equal(PoisonReason.ContractViolated, await ReasonAsync(Claimed(), claims));
    }

    [Fact]
    public async Task Process_ClaimCheckWithoutAContainer_IsPoison()
    {
        Assert.Equal(PoisonReason.ClaimForeign, await ReasonAsync(Claimed()));
    }

    [Fact]
    public async Task Process_StorageIsAway_ComesAgain()
    {
        var settlement = await ProcessAsync(Claimed(), new FakeClaims(() => throw new TimeoutException()));

        Assert.IsType<TimeoutException>(Assert.IsType<Settlement.Retry>(settlement).Cause);
    }

    [Fact]
    public async Task Process_WorkFailsOnce_ComesAgainAndIsDoneThen()
    {
        _handler.Failure = () => new TimeoutException();
        Assert.IsType<Settlement.Retry>(await ProcessAsync(new EventBuilder().Bytes));
        _handler.Failure = () => null;

        Assert.Equal(new Settlement.Complete(Repeated: false), await ProcessAsync(new EventBuilder().Bytes));

        Assert.Equal(1, _file.Count("work"));
    }

    [Fact]
    public async Task Process_WorkSaysItCannotBeDone_IsPoisonAndLeavesNothing()
    {
        _handler.Failure = () => new UnprocessableEventException("The order is closed.");

        Assert.Equal(PoisonReason.Unprocessable, await ReasonAsync(new EventBuilder().Bytes));

        Assert.Equal(0, _file.Count("work"));
    }

    private static byte[] Claimed() => new EventBuilder().Claimed(Blob, Sha256).Bytes;

    private async Task<string> ReasonAsync(byte[] body, IClaimCheck? claims = null) =>
        Assert.IsType<Settlement.DeadLetter>(await ProcessAsync(body, claims)).Reason;

    private async Task<Settlement> ProcessAsync(byte[] body, IClaimCheck? claims = null, bool secrets = true)
    {
        using var inbox = await _file.OpenAsync();
        var signatures = secrets ? new SignatureVerifier([WebhookBuilder.Secret]) : null;
        return await new EventProcessor(Contract, claims, signatures, inbox, _handler)
            .ProcessAsync(body, TestContext.Current.CancellationToken);
    }
}
