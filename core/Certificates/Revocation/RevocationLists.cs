using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates.Revocation;

/// <summary>
/// The lists of revoked certificates that one rule goes by, one for each authority; replaced off the request path. The
/// list of the leaf's issuer is required; that of a further authority in the chain counts when there is one. A list is
/// used for a grace time after its successor was promised; from then on everything that depends on it is refused.
/// </summary>
/// <param name="graceTime">How long a list is still used after the date promised for the next one.</param>
public sealed class RevocationLists(TimeSpan graceTime)
{
    private readonly Lock _gate = new();
    private ImmutableArray<RevocationList> _lists = [];
    private long _generation;

    /// <summary>How long a list is still used after the date promised for the next one.</summary>
    public TimeSpan GraceTime { get; } = graceTime;

    /// <summary>Grows with every list that is replaced.</summary>
    public long Generation => Volatile.Read(ref _generation);

    /// <summary>The date promised for the next list, of the list that is due first, UTC; null before there is any.</summary>
    public DateTimeOffset? NextUpdate
    {
        get
        {
            var lists = Current();
            return lists.IsEmpty ? null : lists.Min(list => list.NextUpdate);
        }
    }

    /// <summary>Takes a list unless the one in hand is newer: an old list played back would undo revocations.</summary>
    public RevocationListOutcome Offer(RevocationList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        lock (_gate)
        {
            var known = _lists.FirstOrDefault(candidate => candidate.SpeaksFor(list.Authority));
            if (list.ThisUpdate < known?.ThisUpdate) return RevocationListOutcome.Older;
            if (list.ThisUpdate == known?.ThisUpdate && list.NextUpdate == known.NextUpdate
                && list.SerialNumbers.SetEquals(known.SerialNumbers)) return RevocationListOutcome.Unchanged;

            _lists = known is null ? _lists.Add(list) : _lists.Replace(known, list);
            // After the list: who reads the old number beside the new list judges once more, which harms nobody.
            Volatile.Write(ref _generation, _generation + 1);
            return RevocationListOutcome.Replaced;
        }
    }

    /// <summary>The next moment, UTC, at which a list is too old even for the grace time.</summary>
    internal DateTimeOffset NextChange(DateTimeOffset now) =>
        Edges.After(now, [.. Current().Select(EndOfUse)]);

    /// <summary>Judges a chain from leaf to root.</summary>
    internal TrustOutcome Judge(IReadOnlyList<X509Certificate2> path, DateTimeOffset now)
    {
        var lists = Current();
        var outcome = TrustOutcome.Trusted;
        for (var i = 0; i < path.Count - 1; i++)
        {
            var list = lists.FirstOrDefault(candidate => candidate.SpeaksFor(path[i + 1]));
            if (list?.Contains(path[i]) == true) return TrustOutcome.Revoked;
            if (list is null ? i == 0 : now >= EndOfUse(list)) outcome = TrustOutcome.RevocationUnknown;
        }

        return outcome;
    }

    private DateTimeOffset EndOfUse(RevocationList list) => GraceTime < DateTimeOffset.MaxValue - list.NextUpdate
        ? list.NextUpdate + GraceTime
        : DateTimeOffset.MaxValue;

    // A copy of one reference: the array itself never changes.
    private ImmutableArray<RevocationList> Current()
    {
        lock (_gate) return _lists;
    }
}
