using System.Globalization;
using Bridge.Cli.Parked;
using Bridge.Core.Quarantine;

namespace Bridge.Cli.Quarantine;

/// <summary>A quarantined webhook on one line, for people or for a machine; never its body.</summary>
internal static class WebhookLine
{
    internal static string Header { get; } =
        Columns("NUMBER", "RECEIVED (UTC)", "AGE", "VERDICT", "CERTIFICATE", "RULE", "BYTES", "SET ASIDE");

    internal static string Of(QuarantinedWebhook webhook, DateTimeOffset now) => Printable.Text(Columns(
        Number(webhook.SequenceNumber), webhook.Evidence.ReceivedAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture),
        DurationText.Of(now - webhook.Evidence.ReceivedAt), VerdictOf(webhook), Short(webhook.Evidence.CertificateSha256),
        webhook.Evidence.TrustRule ?? "-", Number(webhook.Body.Length), webhook.IsSetAside ? "yes" : "no"));

    internal static string JsonOf(QuarantinedWebhook webhook, DateTimeOffset now) => ParkedJson.Of(
        new
        {
            webhook.SequenceNumber,
            webhook.Evidence.ReceivedAt,
            AgeSeconds = (long)(now - webhook.Evidence.ReceivedAt).TotalSeconds,
            webhook.Evidence.Verdict,
            VerdictName = webhook.Verdict?.Name,
            webhook.Evidence.CertificateSha256,
            webhook.Evidence.TrustRule,
            BodyBytes = webhook.Body.Length,
            webhook.MessageId,
            webhook.IsSetAside,
        });

    // Fixed widths: lines are written as they come, so that a long queue needs no memory.
    private static string Columns(
        string number, string received, string age, string verdict, string certificate, string rule, string bytes, string aside) =>
        $"{number,-20} {received,-19} {age,-8} {verdict,-29} {certificate,-14} {rule,-18} {bytes,9}  {aside}";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string VerdictOf(QuarantinedWebhook webhook) =>
        webhook.Verdict?.ToString() ?? webhook.Evidence.Verdict ?? "none stated";

    private static string Short(string? fingerprint) => fingerprint is { Length: > 12 } ? fingerprint[..12] : fingerprint ?? "-";
}
