using Bridge.Core.Reconciliation.Gaps;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Reconciliation.Running;

/// <summary>The pages of one run, what was found on them, and how far it has come.</summary>
internal sealed class ReconciliationWork(
    GapFinder finder, GapRecovery recovery, IReconciliationMarks marks, ReconciliationTelemetry telemetry)
{
    private int _deliveries;
    private int _missing;
    private int _recovered;
    private int _unrecoverable;

    internal ReconciliationMark? Mark { get; set; }

    internal ReconciliationReport Report(ReconciliationOutcome outcome) =>
        new(outcome, Mark?.Watermark, _deliveries, _missing, _recovered, _unrecoverable);

    /// <summary>Compares one page, hands over what is missing, and only then moves the mark.</summary>
    /// <returns><see cref="ReconciliationOutcome.Unfinished"/> when another page follows.</returns>
    internal async Task<ReconciliationOutcome> TakePageAsync(
        DeliveryWindow window, ReceivedBacklog backlog, CancellationToken cancellationToken)
    {
        var page = await finder.ReadAsync(window, backlog, cancellationToken);
        if (page.Outcome != TruvOutcome.Found) return await RefusedAsync(page.Outcome, window, cancellationToken);

        _deliveries += page.Deliveries;
        _missing += page.Missing.Count;
        foreach (var delivery in page.Unreadable) GiveUp(delivery);
        foreach (var missing in page.Missing)
        {
            if (!await TryRecoverAsync(missing, cancellationToken)) return ReconciliationOutcome.QueueDown;
        }

        Mark = page.NextCursor is null
            ? new ReconciliationMark(window.To)
            : Mark! with { Unfinished = window with { Cursor = page.NextCursor } };
        await marks.WriteAsync(Mark, cancellationToken);
        return page.NextCursor is null ? ReconciliationOutcome.Complete : ReconciliationOutcome.Unfinished;
    }

    private async Task<ReconciliationOutcome> RefusedAsync(
        TruvOutcome outcome, DeliveryWindow window, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case TruvOutcome.Unauthorized or TruvOutcome.Forbidden:
                return ReconciliationOutcome.Unauthorized;
            case TruvOutcome.Throttled or TruvOutcome.Unavailable:
                return ReconciliationOutcome.ApiDown;
            case var _ when window.Cursor is not null:
                Mark = Mark! with { Unfinished = null };
                await marks.WriteAsync(Mark, cancellationToken);
                return ReconciliationOutcome.CursorLost;
            default:
                return ReconciliationOutcome.NoHistory;
        }
    }

    private async Task<bool> TryRecoverAsync(MissingEvent missing, CancellationToken cancellationToken)
    {
        switch (await recovery.RecoverAsync(missing, cancellationToken))
        {
            case QueueOutcome.Accepted:
                _recovered++;
                telemetry.LogRecovered(missing.Event.Id, missing.Event.EventType, missing.Delivery.StatusCode);
                return true;
            case QueueOutcome.TooLarge:
                // No later run could send it either; the ones behind it must not wait for it.
                GiveUp(new UnreadableDelivery(missing.Delivery, Verdicts.QueueRefusedSize));
                return true;
            default:
                return false;
        }
    }

    private void GiveUp(UnreadableDelivery delivery)
    {
        _unrecoverable++;
        telemetry.LogUnrecoverable(
            delivery.Delivery.WebhookId, delivery.Delivery.EventType, delivery.Delivery.EventCreatedAt,
            delivery.Verdict?.Code ?? "no body");
    }
}
