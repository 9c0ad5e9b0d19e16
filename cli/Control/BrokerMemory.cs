namespace Bridge.Cli.Control;

/// <summary>What the broker's process holds.</summary>
/// <param name="HeapBytes">Managed memory that is in use, bytes: what a full collection leaves.</param>
/// <param name="WorkingSetBytes">Memory that the process has from the system, bytes.</param>
internal sealed record BrokerMemory(long HeapBytes, long WorkingSetBytes)
{
    /// <summary>Collects garbage and measures.</summary>
    internal static BrokerMemory Now() => new(GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
}
