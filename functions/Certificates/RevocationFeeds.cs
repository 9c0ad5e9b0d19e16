using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates.Revocation;
using Bridge.Functions.Settings;

namespace Bridge.Functions.Certificates;

/// <summary>The feeds of all rules. They outlive a policy, so that its successor begins with the last good lists.</summary>
internal sealed class RevocationFeeds(RevocationSource source, RevocationTelemetry telemetry, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, RevocationFeed> _feeds = new(StringComparer.Ordinal);

    // Those of a policy that has not come about yet; until it does, the ones in force stay in force.
    private readonly ConcurrentDictionary<string, RevocationFeed> _next = new(StringComparer.Ordinal);

    internal IReadOnlyCollection<RevocationFeed> All => [.. _feeds.Values.Concat(_next.Values).Distinct()];

    /// <summary>Drops the feeds of the former policy: the one that opened the others is in force.</summary>
    internal void Settle()
    {
        foreach (var (rule, feed) in _next) _feeds[rule] = feed;
        _next.Clear();
    }

    /// <summary>Gives the lists of a rule, read now if need be; null, with problems reported, when that fails.</summary>
    internal async Task<RevocationLists?> OpenAsync(
        TrustRuleOptions rule, X509Certificate2Collection authorities, TimeSpan graceTime, Action<string> report,
        CancellationToken cancellationToken)
    {
        var locations = CrlLocations.Of(rule);
        if (Known(rule.Name).FirstOrDefault(feed => feed.Serves(locations, authorities)) is { } known) return known.Lists;

        var feed = new RevocationFeed(rule.Name, locations, authorities, new RevocationLists(graceTime), source, time);
        var outcomes = await feed.RefreshAsync(cancellationToken);
        telemetry.Record(feed, outcomes);
        string[] problems = [.. Problems(rule.Name, locations, outcomes)];
        foreach (var problem in problems) report(problem);
        if (problems.Length > 0) return null;
        _next[rule.Name] = feed;
        return feed.Lists;
    }

    private IEnumerable<RevocationFeed> Known(string rule) =>
        new[] { _feeds, _next }.Where(feeds => feeds.ContainsKey(rule)).Select(feeds => feeds[rule]);

    private static IEnumerable<string> Problems(
        string rule, string[] locations, IReadOnlyList<RevocationListOutcome> outcomes) => locations
        .Zip(outcomes)
        .Where(list => list.Second is not (RevocationListOutcome.Replaced or RevocationListOutcome.Unchanged))
        .Select(list => $"The list of revoked certificates of trust rule '{rule}' at {Shown(list.First)} "
            + $"cannot be used ({list.Second}): {Remedy(list.Second)}");

    // A query may hold an access signature, which belongs into no log.
    private static string Shown(string location) => CrlLocations.IsAddress(location, out var address)
        ? address!.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
        : location;

    private static string Remedy(RevocationListOutcome outcome) => outcome switch
    {
        RevocationListOutcome.Unreachable => "check Receiving__TrustRules__N__Crl and that the app may read it.",
        RevocationListOutcome.TooLarge => $"it may have {RevocationListReader.MaxBytes} bytes at most.",
        RevocationListOutcome.Malformed => "it must be an X.509 version 2 list in DER or PEM that says its next update.",
        RevocationListOutcome.Unsupported => "publish a complete list instead of a delta, indirect or partial one.",
        RevocationListOutcome.OtherSigner => "CaSecret and IntermediatesSecret hold no authority that signed it and may.",
        RevocationListOutcome.WeakSignature => "sign it with SHA-256 or better.",
        RevocationListOutcome.NotYetValid => "its time lies in the future: check the clocks.",
        _ => "two of the locations hold lists of one authority: name only the newer one.",
    };
}
