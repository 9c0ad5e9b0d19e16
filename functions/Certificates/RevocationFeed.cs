using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates.Revocation;

namespace Bridge.Functions.Certificates;

/// <summary>Keeps the lists of one rule up to date; the last good ones stay when a reading fails.</summary>
/// <param name="rule">Name of the rule.</param>
/// <param name="locations">Where the lists are.</param>
/// <param name="authorities">Who may sign them.</param>
/// <param name="lists">The lists in force.</param>
/// <param name="source">Reads a location.</param>
/// <param name="time">The clock.</param>
internal sealed class RevocationFeed(
    string rule, IReadOnlyList<string> locations, X509Certificate2Collection authorities, RevocationLists lists,
    RevocationSource source, TimeProvider time)
{
    internal string Rule { get; } = rule;

    internal RevocationLists Lists { get; } = lists;

    /// <summary>Whether the last reading gave every list.</summary>
    internal bool IsComplete { get; private set; }

    /// <summary>Whether the feed does what these settings ask for.</summary>
    internal bool Serves(IReadOnlyList<string> otherLocations, X509Certificate2Collection otherAuthorities) =>
        locations.SequenceEqual(otherLocations)
        && authorities.Select(authority => authority.Thumbprint)
            .SequenceEqual(otherAuthorities.Select(authority => authority.Thumbprint));

    /// <summary>Reads every list once.</summary>
    /// <returns>What became of each, in the order of the locations.</returns>
    internal async Task<IReadOnlyList<RevocationListOutcome>> RefreshAsync(CancellationToken cancellationToken)
    {
        var outcomes = new List<RevocationListOutcome>();
        foreach (var location in locations) outcomes.Add(await RefreshAsync(location, cancellationToken));
        IsComplete = outcomes.TrueForAll(IsSound);
        return outcomes;
    }

    /// <summary>Whether the list there is the one in force.</summary>
    internal static bool IsSound(RevocationListOutcome outcome) =>
        outcome is RevocationListOutcome.Replaced or RevocationListOutcome.Unchanged;

    private async Task<RevocationListOutcome> RefreshAsync(string location, CancellationToken cancellationToken)
    {
        if (await source.ReadAsync(location, cancellationToken) is not { } content) return RevocationListOutcome.Unreachable;
        var outcome = RevocationListReader.Read(content, authorities, time.GetUtcNow(), out var list);
        return outcome == RevocationListOutcome.Replaced ? Lists.Offer(list!) : outcome;
    }
}
