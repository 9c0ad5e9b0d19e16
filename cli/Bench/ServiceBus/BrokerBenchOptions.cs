using System.CommandLine;

namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>How much to send and receive.</summary>
/// <param name="Rounds">Measurements of each client.</param>
/// <param name="Messages">Messages of each measurement.</param>
/// <param name="FewMessages">Messages before memory is measured first.</param>
/// <param name="ManyMessages">Messages before memory is measured again.</param>
internal sealed record BrokerBenchOptions(int Rounds, int Messages, int FewMessages, int ManyMessages)
{
    private static readonly Option<int> RoundsOption = PositiveOption.Create("--rounds", 3, "Measurements of each client, in turn.");
    private static readonly Option<int> MessagesOption = PositiveOption.Create("--messages", 100_000, "Messages of each measurement.");
    private static readonly Option<int> FewOption = PositiveOption.Create("--few", 10_000, "Messages before memory is measured first.");
    private static readonly Option<int> ManyOption = PositiveOption.Create("--many", 200_000, "Messages before memory is measured again.");

    internal static IEnumerable<Option> All => [RoundsOption, MessagesOption, FewOption, ManyOption];

    internal static BrokerBenchOptions Read(ParseResult parsed) => new(
        parsed.GetValue(RoundsOption), parsed.GetValue(MessagesOption), parsed.GetValue(FewOption), parsed.GetValue(ManyOption));
}
