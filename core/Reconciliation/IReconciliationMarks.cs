using Bridge.Core.Ledger;

namespace Bridge.Core.Reconciliation;

/// <summary>Where the mark is kept.</summary>
public interface IReconciliationMarks
{
    /// <summary>Reads it; null before the first run.</summary>
    /// <exception cref="LedgerException">The store cannot be used; the message says what to do.</exception>
    Task<ReconciliationMark?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes it; returns when it is durable. A run that was overtaken changes nothing: the watermark never moves back.
    /// </summary>
    /// <exception cref="LedgerException">The store cannot be used; the message says what to do.</exception>
    Task WriteAsync(ReconciliationMark mark, CancellationToken cancellationToken);
}
