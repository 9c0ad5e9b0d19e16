using System.Collections.Concurrent;

namespace Bridge.Functions.Vault;

/// <summary>When each Access Secret signed an accepted event last, by label; in memory, written from time to time.</summary>
internal sealed class SignerNotes
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _lastSeen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _written = new(StringComparer.Ordinal);

    internal void Note(string label, DateTimeOffset at) =>
        _lastSeen.AddOrUpdate(label, at, (_, known) => at > known ? at : known);

    /// <summary>What has not been written yet.</summary>
    internal IReadOnlyList<(string Label, DateTimeOffset At)> Unwritten() =>
    [
        .. _lastSeen.Where(one => !_written.TryGetValue(one.Key, out var at) || at < one.Value)
            .Select(one => (one.Key, one.Value)),
    ];

    internal void Written(string label, DateTimeOffset at) => _written[label] = at;
}
