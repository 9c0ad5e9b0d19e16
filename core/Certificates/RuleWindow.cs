namespace Bridge.Core.Certificates;

/// <summary>When a trust rule is in force; two overlapping windows are a rotation.</summary>
/// <param name="NotBefore">First moment, UTC; null for always.</param>
/// <param name="NotAfter">First moment no longer in force, UTC; null for ever.</param>
public sealed record RuleWindow(DateTimeOffset? NotBefore, DateTimeOffset? NotAfter)
{
    /// <summary>In force at any time.</summary>
    public static RuleWindow Always { get; } = new(null, null);

    /// <summary>Whether the rule is in force.</summary>
    public bool Contains(DateTimeOffset now) => !(now < NotBefore) && !(now >= NotAfter);

    /// <summary>The next moment at which <see cref="Contains"/> changes its answer.</summary>
    public DateTimeOffset NextEdge(DateTimeOffset now) =>
        Edges.After(now, NotBefore ?? DateTimeOffset.MaxValue, NotAfter ?? DateTimeOffset.MaxValue);
}
