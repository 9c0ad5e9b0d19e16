using Bridge.Core.Ledger;
using Bridge.Functions.Draining;
using Microsoft.Azure.Functions.Worker;

namespace Bridge.Functions.Triggers;

/// <summary>Forgets events at the end of the setting <c>Storage__LedgerRetention</c>.</summary>
public sealed class PurgeLedger(ILedgerPurge purge, WorkUnderWay work)
{
    /// <summary>One run, every hour at minute 17: often enough that the largest possible inflow leaves again.</summary>
    [Function(nameof(PurgeLedger))]
    public Task RunAsync([TimerTrigger("0 17 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        work.RunAsync(() => purge.RunAsync(cancellationToken));
}
