using Bridge.Core.Reconciliation.Running;
using Bridge.Functions.Draining;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Functions.Triggers;

/// <summary>Compares Truv's delivery history with the ledger and queues what never arrived.</summary>
public sealed class ReconcileDeliveries(ReconciliationRun run, WorkUnderWay work)
{
    /// <summary>One run; the schedule is the setting <c>ReconciliationSchedule</c> (NCRONTAB, six fields, UTC).</summary>
    [Function(nameof(ReconcileDeliveries))]
    public Task RunAsync([TimerTrigger("%ReconciliationSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        work.RunAsync(() => run.RunAsync(cancellationToken));
}
