using System.CommandLine;
using Bridge.Cli.Bench.Enrich;
using Bridge.Cli.Bench.Http;
using Bridge.Cli.Bench.Receive;
using Bridge.Cli.Bench.ServiceBus;

namespace Bridge.Cli.Bench;

/// <summary><c>bridge bench</c>: measurements with a target each.</summary>
internal static class BenchCommand
{
    internal static Command Create() =>
        new("bench", "Measure and compare with a target; fails when it is missed. Example: ./bridge bench http")
        {
            ReceiveBenchCommand.Create(),
            HttpBenchCommand.Create(),
            HttpBenchHostCommand.Create(),
            BrokerBenchCommand.Create(),
            LoadCommand.Create(),
            MemoryCommand.Create(),
            EchoCommand.Create(),
            EnrichBenchCommand.Create(),
            EnrichLoadCommand.Create(),
        };
}
