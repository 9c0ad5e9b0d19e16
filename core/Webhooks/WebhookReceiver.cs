using Bridge.Core.Events;

namespace Bridge.Core.Webhooks;

/// <summary>Takes one webhook from request to queue and says what became of it.</summary>
/// <param name="checks">The checks of the policy now in force, asked for on every request.</param>
/// <param name="queue">Where genuine webhooks go.</param>
/// <param name="telemetry">Counts and logs every verdict.</param>
/// <param name="time">The clock.</param>
public sealed class WebhookReceiver(
    Func<WebhookChecks> checks, IWebhookQueue queue, ReceivingTelemetry telemetry, TimeProvider time)
{
    /// <summary>Checks, identifies and queues one webhook.</summary>
    /// <param name="request">The request as the web server saw it.</param>
    /// <param name="reference">Id that a refusal shows to the caller and the log to the operator.</param>
    /// <param name="cancellationToken">Ends the work when the caller is gone.</param>
    public async Task<Verdict> ReceiveAsync(
        WebhookRequest request, string reference, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var evidence = new Evidence { ReceivedAt = time.GetUtcNow() };
        var verdict = await DecideAsync(request, evidence, cancellationToken);
        telemetry.Record(verdict, evidence, reference, time.GetElapsedTime(started));
        return verdict;
    }

    private async Task<Verdict> DecideAsync(
        WebhookRequest request, Evidence evidence, CancellationToken cancellationToken)
    {
        var (refusal, body) = await checks().RunAsync(request, evidence, cancellationToken);
        if (refusal is not null) return refusal;

        var unreadable = TruvEventReader.Read(body, out var truvEvent);
        evidence.Verdict = (unreadable ?? Verdicts.Accepted).Code;
        var outcome = unreadable is null
            ? await queue.EnqueueAsync(truvEvent!, body, evidence, cancellationToken)
            : await queue.QuarantineAsync(body, evidence, cancellationToken);
        return outcome switch
        {
            QueueOutcome.Accepted => unreadable ?? Verdicts.Accepted,
            QueueOutcome.TooLarge => Verdicts.QueueRefusedSize,
            _ => Verdicts.QueueUnavailable,
        };
    }
}
