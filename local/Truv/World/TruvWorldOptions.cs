namespace Bridge.Local.Truv;

/// <summary>What the simulated Truv is like.</summary>
public sealed record TruvWorldOptions
{
    /// <summary>All ids follow from it: the same seed and the same journeys give the same ids.</summary>
    /// <value>Default 1.</value>
    public int Seed { get; init; } = 1;

    /// <summary>How long a user's report answers 404 after its id has appeared (truv.md §3).</summary>
    /// <value>Default 3 s: Truv's demo tries again after 2 and 4 s.</value>
    public TimeSpan ReportDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Borrowers kept; the oldest are forgotten, and their ids then answer 404.</summary>
    /// <value>Default 50 000.</value>
    public int MaxBorrowers { get; init; } = 50_000;
}
