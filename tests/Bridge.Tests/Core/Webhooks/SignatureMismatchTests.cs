using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Webhooks;

/// <summary>A wrong signature behind a trusted certificate is refused, and kept as far as the budget goes.</summary>
public sealed class SignatureMismatchTests
{
    private readonly ReceiverFixture _fixture = new();

    [Fact]
    public async Task Receive_SignatureOfADeletedSecret_IsRefusedAndKeptWithEvidenceForALimitedTime()
    {
        var request = _fixture.Genuine().Signed("sandbox-deleted");

        var verdict = await _fixture.ReceiveAsync(request);

        Assert.Equal((Verdicts.SignatureMismatch, 401), (verdict, verdict.StatusCode));
        Assert.Empty(_fixture.Queue.Received);
        var (body, evidence, timeToLive) = Assert.Single(_fixture.Queue.Quarantined);
        Assert.Equal(request.Bytes, body.ToArray());
        Assert.Equal(("BRG131", "issued", (string?)null), (evidence.Verdict, evidence.TrustRule, evidence.SecretLabel));
        Assert.Equal(WebhookBuilder.Sign(request.Bytes, "sandbox-deleted"), evidence.Signature);
        Assert.Equal(ReceiverFixture.Quarantine.TimeToLive, timeToLive);
    }

    [Fact]
    public async Task Receive_RightSignatureOverTheSameFieldsWrittenAnew_IsAMismatch()
    {
        var request = _fixture.Genuine().WithBody(WebhookBuilder.Body.Replace("\",\"", "\", \"", StringComparison.Ordinal));

        Assert.Equal(Verdicts.SignatureMismatch, await _fixture.ReceiveAsync(request));
    }

    [Fact]
    public async Task Receive_MoreMismatchesThanTheBudget_AreRefusedAlikeButNotKept()
    {
        for (var i = 0; i < ReceiverFixture.Quarantine.MessagesPerHour + 2; i++)
            Assert.Equal(Verdicts.SignatureMismatch, await _fixture.ReceiveAsync(_fixture.Genuine().Signed("other")));

        Assert.Equal(ReceiverFixture.Quarantine.MessagesPerHour, _fixture.Queue.Quarantined.Count);
        Assert.Equal(
            ["kept", "kept", "kept", "over-budget", "over-budget"],
            _fixture.Measurements.Of("bridge.quarantine").Select(tags => tags.Split('=')[^1]));
    }

    [Fact]
    public async Task Receive_MismatchAndBrokerAway_IsStillTheSameRefusal()
    {
        _fixture.Queue.Outcome = QueueOutcome.Unavailable;

        Assert.Equal(Verdicts.SignatureMismatch, await _fixture.ReceiveAsync(_fixture.Genuine().Signed("other")));
        Assert.Equal(
            "verdict=signature-mismatch outcome=failed", Assert.Single(_fixture.Measurements.Of("bridge.quarantine")));
    }

    [Theory]
    [InlineData("certificate")]
    [InlineData("header")]
    [InlineData("signature header")]
    public async Task Receive_MismatchWithoutTheRest_NothingIsKept(string missing)
    {
        var name = missing switch
        {
            "certificate" => ClientCertificateCheck.HeaderName,
            "header" => WebhookBuilder.HeaderName,
            _ => SignatureCheck.HeaderName,
        };

        await _fixture.ReceiveAsync(_fixture.Genuine().Signed("other").Without(name));

        Assert.Empty(_fixture.Queue.Quarantined);
    }

    [Fact]
    public async Task Receive_UnreadableBodies_AreKeptWhateverTheBudget()
    {
        for (var i = 0; i < ReceiverFixture.Quarantine.MessagesPerHour + 2; i++)
            Assert.Equal(202, (await _fixture.ReceiveAsync(_fixture.Genuine().WithBody($"[{i}]").Signed())).StatusCode);

        Assert.Equal(ReceiverFixture.Quarantine.MessagesPerHour + 2, _fixture.Queue.Quarantined.Count);
    }

    [Fact]
    public async Task Receive_UnreadableBodyAndBrokerAway_IsNotAcknowledged()
    {
        _fixture.Queue.Outcome = QueueOutcome.Unavailable;

        var verdict = await _fixture.ReceiveAsync(_fixture.Genuine().WithBody("[]").Signed());

        Assert.Equal(Verdicts.QueueUnavailable, verdict);
    }
}
