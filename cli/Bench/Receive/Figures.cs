namespace Bridge.Cli.Bench.Receive;

/// <summary>What one operation costs.</summary>
/// <param name="Nanoseconds">Median time.</param>
/// <param name="Bytes">Managed memory allocated.</param>
internal sealed record Figures(double Nanoseconds, double Bytes);
