namespace Bridge.Core.Ledger;

/// <summary>Forgets events at the end of their retention.</summary>
public interface ILedgerPurge
{
    /// <summary>Forgets what is due, within bounds; what is left waits for the next run.</summary>
    Task<LedgerPurgeResult> RunAsync(CancellationToken cancellationToken);
}
