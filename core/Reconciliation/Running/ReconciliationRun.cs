using Bridge.Core.Ledger;
using Bridge.Core.Reconciliation.Configuration;
using Bridge.Core.Reconciliation.Gaps;

namespace Bridge.Core.Reconciliation.Running;

/// <summary>Compares what Truv tried to deliver since the watermark with the ledger, and hands over what is missing.</summary>
public sealed class ReconciliationRun(
    GapFinder finder, GapRecovery recovery, ReconciliationHorizon horizon, IReconciliationMarks marks, WebhookWatch webhook,
    ReconciliationLimits limits, ReconciliationTelemetry telemetry, TimeProvider time)
{
    /// <summary>Runs once. Trouble ends it with a named outcome; only cancellation throws.</summary>
    public async Task<ReconciliationReport> RunAsync(CancellationToken cancellationToken)
    {
        var work = new ReconciliationWork(finder, recovery, marks, telemetry);
        var outcome = await TryAsync(work, cancellationToken);
        var report = work.Report(outcome);
        telemetry.Run(report);
        return report;
    }

    private async Task<ReconciliationOutcome> TryAsync(ReconciliationWork work, CancellationToken cancellationToken)
    {
        try
        {
            // First of all: a webhook that Truv has disabled loses more with every minute.
            await webhook.KeepAsync(cancellationToken);
            return await ReconcileAsync(work, cancellationToken);
        }
        catch (LedgerException e)
        {
            telemetry.LogStorage(e);
            return ReconciliationOutcome.StorageDown;
        }
        catch (IOException e)
        {
            telemetry.LogQueue(e);
            return ReconciliationOutcome.QueueDown;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            telemetry.LogFailure(e);
            return ReconciliationOutcome.Failed;
        }
    }

    private async Task<ReconciliationOutcome> ReconcileAsync(ReconciliationWork work, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        work.Mark = await marks.ReadAsync(cancellationToken) ?? new ReconciliationMark(time.GetUtcNow() - limits.Lookback);
        var (to, backlog) = await horizon.LookAsync(cancellationToken);
        if (WindowOf(work.Mark, to) is not { } window) return ReconciliationOutcome.Waiting;

        for (var pages = 0; pages < limits.MaxPages && time.GetElapsedTime(started) < limits.TimeBudget; pages++)
        {
            var outcome = await work.TakePageAsync(window, backlog, cancellationToken);
            if (outcome != ReconciliationOutcome.Unfinished) return outcome;
            window = work.Mark.Unfinished!;
        }

        return ReconciliationOutcome.Unfinished;
    }

    // A window once begun keeps its bounds: its cursor belongs to them.
    private DeliveryWindow? WindowOf(ReconciliationMark mark, DateTimeOffset to)
    {
        if (mark.Unfinished is { } unfinished) return unfinished;
        if (to <= mark.Watermark) return null;
        var (from, oldest) = (mark.Watermark - limits.Overlap, time.GetUtcNow() - ReconciliationLimits.History);
        return new DeliveryWindow(from < oldest ? oldest : from, to);
    }
}
