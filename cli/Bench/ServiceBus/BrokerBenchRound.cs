namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>What one round gave, messages per second.</summary>
/// <param name="Echo">The floor.</param>
/// <param name="DotNet">The .NET client, by step.</param>
/// <param name="Node">The client for Node, by step.</param>
internal sealed record BrokerBenchRound(
    double Echo, IReadOnlyDictionary<string, double> DotNet, IReadOnlyDictionary<string, double> Node);
