using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Core.Quarantine;

public sealed class SecondLookTests
{
    [Fact]
    public void At_SecretNowInForce_FindsTheEventAndTheLabel()
    {
        var findings = QuarantinedBuilder.Look("sandbox-other", WebhookBuilder.Secret).At(QuarantinedBuilder.Mismatch(1));

        Assert.Null(findings.Obstacle);
        Assert.Equal("order-created", findings.Event!.EventType);
        Assert.Equal(("secret-2", "BRG100", "issued"),
            (findings.Evidence.SecretLabel, findings.Evidence.Verdict, findings.Evidence.TrustRule));
    }

    [Fact]
    public void At_SecretStillUnknown_IsAMismatchAndTheBodyIsNotRead()
    {
        var findings = QuarantinedBuilder.Look("sandbox-other").At(QuarantinedBuilder.Mismatch(1));

        Assert.Equal(Verdicts.SignatureMismatch, findings.Signature);
        Assert.Null(findings.Event);
        Assert.StartsWith("BRG131", findings.Obstacle, StringComparison.Ordinal);
    }

    [Fact]
    public void At_OneByteChanged_IsAMismatch()
    {
        var genuine = QuarantinedBuilder.Mismatch(1);
        var bytes = genuine.Body.ToArray();
        bytes[^2] ^= 1;

        var findings = QuarantinedBuilder.Look(WebhookBuilder.Secret).At(genuine with { Body = bytes });

        Assert.Equal(Verdicts.SignatureMismatch, findings.Signature);
    }

    [Fact]
    public void At_MessageWithoutASignature_IsMalformed()
    {
        var webhook = QuarantinedBuilder.Mismatch(1);
        var unsigned = webhook with { Evidence = webhook.Evidence with { Signature = null } };

        Assert.Equal(Verdicts.SignatureMalformed, QuarantinedBuilder.Look(WebhookBuilder.Secret).At(unsigned).Signature);
    }

    [Fact]
    public void At_SignedButUnreadable_SaysThatItCannotBeReleased()
    {
        var findings = QuarantinedBuilder.Look(WebhookBuilder.Secret).At(QuarantinedBuilder.Unreadable(1));

        Assert.Null(findings.Signature);
        Assert.Equal(BodyVerdicts.Unreadable, findings.Body);
        Assert.Contains("nobody can read it, so it cannot be released", findings.Obstacle, StringComparison.Ordinal);
    }

    [Fact]
    public void At_AnyWebhook_LeavesItsOwnEvidenceAlone()
    {
        var webhook = QuarantinedBuilder.Mismatch(1);

        QuarantinedBuilder.Look(WebhookBuilder.Secret).At(webhook);

        Assert.Equal((null, "BRG131"), (webhook.Evidence.SecretLabel, webhook.Evidence.Verdict));
    }
}
