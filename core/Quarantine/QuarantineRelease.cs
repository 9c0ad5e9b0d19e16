using Bridge.Core.Parked;
using Microsoft.Extensions.Logging;

namespace Bridge.Core.Quarantine;

/// <summary>
/// Sends on what passes a second look. Repeating it is safe: the event id is the MessageId, so what was sent and not removed
/// is sent again, dropped by duplicate detection, and removed.
/// </summary>
public sealed partial class QuarantineRelease(IQuarantineQueue queue, TimeProvider time, ILogger<QuarantineRelease> logger)
{
    /// <summary>Releases, or says what would be released.</summary>
    /// <param name="selection">Which webhooks.</param>
    /// <param name="look">The second look, with the secrets in force.</param>
    /// <param name="mode">Whether to act.</param>
    /// <param name="cancellationToken">Ends the work between two webhooks.</param>
    public IAsyncEnumerable<OperatorResult> RunAsync(
        ParkedSelection<QuarantinedWebhook> selection, SecondLook look, OperatorMode mode,
        CancellationToken cancellationToken) =>
        new ParkedPass<QuarantinedWebhook>(queue).RunAsync(
            selection, webhook => Plan(webhook, look.At(webhook)), mode, cancellationToken);

    private ParkedPlan Plan(QuarantinedWebhook webhook, Findings findings)
    {
        if (findings.Obstacle is { } obstacle) return new(obstacle, "");

        var (truvEvent, evidence) = (findings.Event!, findings.Evidence);
        return new(null, $"event {truvEvent.Id}, signed by {evidence.SecretLabel}")
        {
            Target = "truv-received",
            SendAsync = _ => queue.SendAsync(
                new ReleasedWebhook(truvEvent, webhook.Body, evidence, webhook.Evidence.Verdict, time.GetUtcNow()),
                CancellationToken.None),
            OnGone = () => LogReleased(webhook.SequenceNumber, truvEvent.Id, evidence.SecretLabel!),
        };
    }

    [LoggerMessage(500, LogLevel.Debug, "Released {SequenceNumber} as event {EventId}, signed by {Secret}")]
    private partial void LogReleased(long sequenceNumber, string eventId, string secret);
}
