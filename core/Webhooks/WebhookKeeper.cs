using Bridge.Core.Events;

namespace Bridge.Core.Webhooks;

/// <summary>Puts a webhook where it belongs: genuine events on their queue, what nobody can accept in quarantine.</summary>
/// <param name="queue">The queues.</param>
/// <param name="quarantine">How much of quarantine unproven senders may take.</param>
/// <param name="telemetry">Counts what quarantine took.</param>
public sealed class WebhookKeeper(IWebhookQueue queue, QuarantineBudget quarantine, ReceivingTelemetry telemetry)
{
    internal async ValueTask<Verdict> EnqueueAsync(TruvEvent truvEvent, ReadOnlyMemory<byte> body, Reception reception)
    {
        reception.Evidence.Verdict = Verdicts.Accepted.Code;
        using var deadline = reception.Deadline.ForQueue();
        var outcome = await queue.EnqueueAsync(truvEvent, body, reception.Evidence, deadline.Token);
        reception.EndStep("queue");
        return Verdict(Verdicts.Accepted, outcome);
    }

    /// <summary>Keeps what Truv has signed: there is no second copy, so no budget bounds it, and Truv is told what happened.</summary>
    internal async ValueTask<Verdict> KeepUnreadableAsync(Verdict unreadable, ReadOnlyMemory<byte> body, Reception reception) =>
        Verdict(unreadable, await QuarantineAsync(unreadable, body, timeToLive: null, reception));

    /// <summary>
    /// Keeps what a trusted certificate sent under a wrong signature: most likely a secret that this app does not know yet.
    /// The verdict stays a refusal whatever becomes of it, so Truv retries.
    /// </summary>
    internal async ValueTask KeepMismatchAsync(ReadOnlyMemory<byte> body, Reception reception)
    {
        if (quarantine.Take(body.Length) == BudgetOutcome.Exhausted)
            telemetry.RecordQuarantine(Verdicts.SignatureMismatch, "over-budget");
        else
            await QuarantineAsync(Verdicts.SignatureMismatch, body, quarantine.TimeToLive, reception);
    }

    private async ValueTask<QueueOutcome> QuarantineAsync(
        Verdict verdict, ReadOnlyMemory<byte> body, TimeSpan? timeToLive, Reception reception)
    {
        reception.Evidence.Verdict = verdict.Code;
        using var deadline = reception.Deadline.ForQueue();
        var outcome = await queue.QuarantineAsync(body, reception.Evidence, timeToLive, deadline.Token);
        telemetry.RecordQuarantine(verdict, outcome == QueueOutcome.Accepted ? "kept" : "failed");
        reception.EndStep("quarantine");
        return outcome;
    }

    private static Verdict Verdict(Verdict accepted, QueueOutcome outcome) => outcome switch
    {
        QueueOutcome.Accepted => accepted,
        QueueOutcome.TooLarge => Verdicts.QueueRefusedSize,
        _ => Verdicts.QueueUnavailable,
    };
}
