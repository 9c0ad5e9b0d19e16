using System.Text;
using Bridge.Core.Quarantine;
using Bridge.Core.Webhooks;

namespace Bridge.Tests.Builders;

/// <summary>Webhooks as they stand in quarantine.</summary>
internal static class QuarantinedBuilder
{
    public static readonly DateTimeOffset ReceivedAt = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Signed under a secret that was not in force.</summary>
    public static QuarantinedWebhook Mismatch(
        long number, string? body = null, string secret = WebhookBuilder.Secret, DateTimeOffset? receivedAt = null) =>
        New(number, Verdicts.SignatureMismatch, body ?? Body(number), secret, receivedAt);

    /// <summary>Signed by Truv, and nobody can read it.</summary>
    public static QuarantinedWebhook Unreadable(long number) =>
        New(number, BodyVerdicts.Unreadable, $"not JSON {number}", WebhookBuilder.Secret, null);

    public static string Body(long number) => WebhookBuilder.Body.Replace("order_id", $"order_{number}", StringComparison.Ordinal);

    public static SecondLook Look(params string[] secrets) =>
        new([.. secrets.Select((secret, at) => AccessSecret.FromText($"secret-{at + 1}", secret))]);

    private static QuarantinedWebhook New(
        long number, Verdict verdict, string body, string secret, DateTimeOffset? receivedAt)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var evidence = new Evidence
        {
            ReceivedAt = receivedAt ?? ReceivedAt,
            Signature = WebhookBuilder.Sign(bytes, secret),
            CertificateSha256 = new string('A', 64),
            TrustRule = "issued",
            Verdict = verdict.Code,
        };
        return new QuarantinedWebhook(number, $"id-{number}", evidence.ReceivedAt, bytes, evidence, new Dictionary<string, string>());
    }
}
