namespace Bridge.Cli.Bench;

/// <summary>Something measured beside what is wanted of it.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Measured">The figure with its unit.</param>
/// <param name="Wanted">The limit with its unit.</param>
/// <param name="IsMet">Whether the figure keeps the limit.</param>
internal sealed record Target(string Name, string Measured, string Wanted, bool IsMet)
{
    /// <summary>The result on one line.</summary>
    public override string ToString() => $"{Name}: {Measured}, wanted {Wanted}: {(IsMet ? "met" : "missed")}";
}
