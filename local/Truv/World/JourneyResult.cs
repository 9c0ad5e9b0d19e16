namespace Bridge.Local.Truv;

/// <summary>A journey that has been emitted.</summary>
/// <param name="Borrower">Whose it is.</param>
/// <param name="Events">What was emitted, in order.</param>
public sealed record JourneyResult(Borrower Borrower, IReadOnlyList<TruvEvent> Events);
