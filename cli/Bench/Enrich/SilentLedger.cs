using Bridge.Core.Ledger;

namespace Bridge.Cli.Bench.Enrich;

/// <summary>
/// A ledger that answers at once and knows nothing. Azurite looks through all rows of a table for each of its answers, so with a
/// long queue its time would be measured and nothing else.
/// </summary>
internal sealed class SilentLedger : ILedger
{
    private static readonly IReadOnlyDictionary<string, LedgerEntry> Nothing = new Dictionary<string, LedgerEntry>();

    public Task<IReadOnlyDictionary<string, LedgerEntry>> FindAsync(
        IReadOnlyCollection<string> eventIds, CancellationToken cancellationToken) => Task.FromResult(Nothing);

    public Task RecordAsync(LedgerEntry entry, CancellationToken cancellationToken) => Task.CompletedTask;

    public IAsyncEnumerable<LedgerEntry> SearchAsync(string id, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<LedgerEntry>();
}
