using System.Threading.RateLimiting;

namespace Bridge.Core.Truv.Rate;

/// <summary>
/// Leave to send one request, or the reason why not. Dispose it when the request has ended, however it ended.
/// </summary>
public sealed class TruvPermit : IDisposable
{
    private readonly SlidingMinute? _minute;
    private RateLimitLease? _lease;

    internal TruvPermit(GateOutcome refusal) => Outcome = refusal;

    internal TruvPermit(SlidingMinute minute, RateLimitLease lease) => (_minute, _lease) = (minute, lease);

    /// <summary>Whether the request may be sent.</summary>
    public GateOutcome Outcome { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _lease, null) is { } lease) _minute!.Spend(lease);
    }
}
