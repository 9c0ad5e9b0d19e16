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

    /// <summary>
    /// Gives the lists of a rule, read now if need be; null, with problems reported, when that fails. While authorities
    /// change hands a list may be of one that is not there yet, or no more: that is worth a warning, and until its
    /// authority has a list the rule refuses whatever that authority issued.
    /// </summary>
    internal async Task<RevocationLists?> OpenAsync(
        TrustRuleOptions rule, X509Certificate2Collection authorities, TimeSpan graceTime, Action<string> report, Action<string> warn,
        CancellationToken cancellationToken)
    {
        var locations = CrlLocations.Of(rule);
        var known = Known(rule.Name).FirstOrDefault(feed => feed.Serves(locations, authorities));
        if (known is { IsComplete: true }) return known.Lists;

        var feed = known ?? new RevocationFeed(rule.Name, locations, authorities, new RevocationLists(graceTime), source, time);
        var outcomes = await feed.RefreshAsync(cancellationToken);
        telemetry.Record(feed, outcomes);
        // Lists that were good once stay so; and nobody starts with a rule that can only refuse.
        var mayLack = Known(rule.Name).Any() || outcomes.Any(RevocationFeed.IsSound);
        var problems = 0;
        foreach (var (location, outcome) in locations.Zip(outcomes).Where(list => !RevocationFeed.IsSound(list.Second)))
        {
            var isProblem = known is null && !(mayLack && outcome == RevocationListOutcome.OtherSigner);
            if (isProblem) problems++;
            (isProblem ? report : warn)(Problem(rule.Name, location, outcome));
        }

        if (problems > 0) return null;
        if (known is null) _next[rule.Name] = feed;
        return feed.Lists;
    }

    private IEnumerable<RevocationFeed> Known(string rule) =>
        new[] { _feeds, _next }.Where(feeds => feeds.ContainsKey(rule)).Select(feeds => feeds[rule]);

    private static string Problem(string rule, string location, RevocationListOutcome outcome) =>
        $"The list of revoked certificates of trust rule '{rule}' at {Shown(location)} cannot be used ({outcome}): {Remedy(outcome)}";

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
