using Bridge.Core.Ledger;

namespace Bridge.Tests.Builders;

/// <summary>Events that wait, or a queue that cannot be looked into.</summary>
internal sealed class FakeWaitingEvents : IWaitingEvents
{
    public List<LedgerEntry> Entries { get; } = [];

    public IOException? Trouble { get; set; }

    public Task<IReadOnlyList<LedgerEntry>> FindAsync(string id, CancellationToken cancellationToken) =>
        Trouble is { } trouble ? Task.FromException<IReadOnlyList<LedgerEntry>>(trouble) : Task.FromResult<IReadOnlyList<LedgerEntry>>(Entries);
}
