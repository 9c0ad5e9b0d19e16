using System.Globalization;
using Bridge.Cli.Parked;
using Bridge.Core.Quarantine;

namespace Bridge.Cli.Quarantine;

/// <summary>Everything about one quarantined webhook but its body.</summary>
internal static class WebhookDetails
{
    internal static IEnumerable<string> Of(QuarantinedWebhook webhook, Findings findings, DateTimeOffset now)
    {
        yield return Row("number", webhook.SequenceNumber.ToString(CultureInfo.InvariantCulture));
        yield return Row("message id", webhook.MessageId);
        yield return Row("queued at", webhook.EnqueuedAt.ToString("O", CultureInfo.InvariantCulture));
        yield return Row("age", DurationText.Of(now - webhook.Evidence.ReceivedAt));
        yield return Row("body", string.Create(CultureInfo.InvariantCulture, $"{webhook.Body.Length} bytes"));
        foreach (var (name, value) in webhook.Properties.OrderBy(property => property.Key, StringComparer.Ordinal))
            yield return Row(name, value);
        yield return "";
        yield return Row("verdict", webhook.Verdict?.ToString() ?? $"{webhook.Evidence.Verdict ?? "none"} (unknown to this version)");
        yield return Row("cause", webhook.Verdict?.Cause ?? "-");
        yield return Row("remedy", webhook.Verdict?.Remedy ?? "-");
        yield return "";
        yield return Row("signature now", findings.Signature is { } refusal
            ? $"{refusal}"
            : $"verifies under {findings.Evidence.SecretLabel}");
        yield return Row("body now", BodyOf(findings));
        yield return Row("release", findings.Obstacle is null ? "possible" : $"not possible. {findings.Obstacle}");
    }

    private static string BodyOf(Findings findings) => findings switch
    {
        { Signature: not null } => "not read: unsigned bytes are never read",
        { Body: { } refusal } => $"{refusal}",
        _ => $"{findings.Event!.EventType}, event {findings.Event.Id}",
    };

    private static string Row(string name, string value) => Printable.Text($"{name,-27} {value}");
}
