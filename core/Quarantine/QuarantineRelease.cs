using System.Runtime.CompilerServices;
using Bridge.Core.Webhooks;
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
    public async IAsyncEnumerable<OperatorResult> RunAsync(
        QuarantineSelection selection, SecondLook look, OperatorMode mode,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in new QuarantineReader(queue).PagesAsync(selection, cancellationToken))
        {
            var found = page.Select(webhook => (Webhook: webhook, Findings: look.At(webhook))).ToArray();
            QuarantinedWebhook[] passing = [.. found.Where(one => one.Findings.Obstacle is null).Select(one => one.Webhook)];
            if (mode == OperatorMode.Act && passing.Length > 0) await queue.SetAsideAsync(passing, cancellationToken);
            var results = found.Select(one => OneAsync(one.Webhook, one.Findings, mode, cancellationToken));
            foreach (var result in await Task.WhenAll(results)) yield return result;
        }
    }

    private async Task<OperatorResult> OneAsync(
        QuarantinedWebhook webhook, Findings findings, OperatorMode mode, CancellationToken cancellationToken)
    {
        if (findings.Obstacle is { } obstacle) return new(webhook, OperatorOutcome.Refused, obstacle);

        var evidence = findings.Evidence;
        var passed = $"event {findings.Event!.Id}, signed by {evidence.SecretLabel}";
        if (mode == OperatorMode.DryRun) return new(webhook, OperatorOutcome.WouldGo, passed);

        if (await queue.TakeAsync(webhook.SequenceNumber, cancellationToken) is not { } taken)
            return new(webhook, OperatorOutcome.NotTaken, Explanations.NotTaken);

        var released = new ReleasedWebhook(
            findings.Event, webhook.Body, evidence, webhook.Evidence.Verdict, time.GetUtcNow());
        var outcome = await SendAsync(released, taken);
        if (outcome == OperatorOutcome.Gone) LogReleased(webhook.SequenceNumber, findings.Event.Id, evidence.SecretLabel!);
        return new(webhook, outcome, outcome switch
        {
            OperatorOutcome.NotSent => Explanations.NotSent,
            OperatorOutcome.LockLost => Explanations.LockLostAfterSending,
            _ => passed,
        });
    }

    // Send first, remove afterwards. What is under way is brought to its end even when the operator wants to stop.
    private async Task<OperatorOutcome> SendAsync(ReleasedWebhook released, object taken)
    {
        if (await queue.SendAsync(released, CancellationToken.None) != QueueOutcome.Accepted)
        {
            await queue.GiveBackAsync(taken, CancellationToken.None);
            return OperatorOutcome.NotSent;
        }

        return await queue.CompleteAsync(taken, CancellationToken.None) == SettleOutcome.Removed
            ? OperatorOutcome.Gone
            : OperatorOutcome.LockLost;
    }

    [LoggerMessage(500, LogLevel.Debug, "Released {SequenceNumber} as event {EventId}, signed by {Secret}")]
    private partial void LogReleased(long sequenceNumber, string eventId, string secret);
}
