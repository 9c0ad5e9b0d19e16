namespace Bridge.Cli.Bench.Enrich;

/// <summary>What one load says of itself.</summary>
/// <param name="Events">Events that arrived at the consumer, each once.</param>
/// <param name="Requests">Requests that the simulated Truv counted.</param>
/// <param name="Seconds">From the start of the first run to the arrival of the last event.</param>
/// <param name="HeapBytes">The most that a full garbage collection left in the enricher's heap while it ran.</param>
/// <param name="WorkingSetBytes">What the enricher's process had from the system at the end.</param>
internal sealed record EnrichFigures(int Events, int Requests, double Seconds, long HeapBytes, long WorkingSetBytes);
