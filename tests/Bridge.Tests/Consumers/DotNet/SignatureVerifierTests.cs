using Bridge.Consumer.Signatures;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Consumers.DotNet;

public sealed class SignatureVerifierTests
{
    private static readonly SignatureVerifier Verifier = new(["sandbox-newer", WebhookBuilder.Secret]);

    [Fact]
    public void Verify_GenuineEvent_IsVerifiedUnderAnyOfTheSecrets()
    {
        Assert.Equal(SignatureVerdict.Verified, Verify(new EventBuilder()));
    }

    [Fact]
    public void Verify_AnotherSecret_IsAMismatch()
    {
        Assert.Equal(SignatureVerdict.Mismatch, Verify(new EventBuilder().Forged()));
    }

    [Fact]
    public void Verify_AnotherBody_IsAMismatch()
    {
        var builder = new EventBuilder();
        builder.Evidence["body"] = Convert.ToBase64String("{}"u8);

        Assert.Equal(SignatureVerdict.Mismatch, Verify(builder));
    }

    [Fact]
    public void Verify_EventBesideTheSignedBodyChanged_Differs()
    {
        Assert.Equal(SignatureVerdict.EventDiffers, Verify(new EventBuilder().With(json =>
            json["data"]!["event"]!["order_id"] = "another")));
        Assert.Equal(SignatureVerdict.EventDiffers, Verify(new EventBuilder().With(json => json["type"] = "com.truv.link-deleted")));
    }

    [Fact]
    public void Verify_GenuineEventUnderAnotherId_Differs()
    {
        Assert.Equal(SignatureVerdict.EventDiffers, Verify(new EventBuilder().With(json => json["id"] = new string('a', 43))));
    }

    [Fact]
    public void Verify_WithoutASignature_IsWhatTheConsumerAgreedTo()
    {
        var builder = new EventBuilder();
        builder.Evidence["signature"] = null;

        Assert.Equal(SignatureVerdict.Missing, Verify(builder));
        Assert.Equal(
            SignatureVerdict.AcceptedUnsigned,
            new SignatureVerifier([WebhookBuilder.Secret], acceptUnsigned: true).Verify(builder.Id, builder.Type, builder.Data));
    }

    [Fact]
    public void Verify_UnsignedAndNotJson_DiffersEvenWhenUnsignedIsAccepted()
    {
        var builder = new EventBuilder();
        (builder.Evidence["signature"], builder.Evidence["body"]) = (null, Convert.ToBase64String("no JSON"u8));

        Assert.Equal(
            SignatureVerdict.EventDiffers,
            new SignatureVerifier([WebhookBuilder.Secret], acceptUnsigned: true).Verify(builder.Id, builder.Type, builder.Data));
    }

    [Fact]
    public void Verifier_WithoutASecret_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new SignatureVerifier([]));
    }

    private static SignatureVerdict Verify(EventBuilder builder) => Verifier.Verify(builder.Id, builder.Type, builder.Data);
}
