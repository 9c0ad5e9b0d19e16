namespace Bridge.Core.Certificates.Caching;

/// <summary>How long a verdict holds.</summary>
/// <param name="From">When it was reached, UTC; a clock that was set back makes it void.</param>
/// <param name="Until">First moment at which it no longer holds, UTC.</param>
/// <param name="Generation">Generation of the rules under which it was reached.</param>
internal readonly record struct VerdictValidity(DateTimeOffset From, DateTimeOffset Until, long Generation)
{
    internal bool Holds(DateTimeOffset now, long generation) =>
        now >= From && now < Until && generation == Generation;
}
