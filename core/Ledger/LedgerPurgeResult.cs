namespace Bridge.Core.Ledger;

/// <summary>What a purge did.</summary>
/// <param name="Deleted">Events forgotten.</param>
/// <param name="IsComplete">Whether all that was due is gone.</param>
public sealed record LedgerPurgeResult(int Deleted, bool IsComplete);
