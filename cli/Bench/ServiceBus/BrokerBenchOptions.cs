using System.CommandLine;

namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>How much to send and receive.</summary>
/// <param name="Rounds">Measurements of each client.</param>
/// <param name="Messages">Messages of each measurement.</param>
/// <param name="FewMessages">Messages before memory is measured first.</param>
/// <param name="ManyMessages">Messages before memory is measured again.</param>
internal sealed record BrokerBenchOptions(int Rounds, int Messages, int FewMessages, int ManyMessages)
{
    private static readonly Option<int> RoundsOption = Positive("--rounds", 3, "Measurements of each client, in turn.");
    private static readonly Option<int> MessagesOption = Positive("--messages", 50_000, "Messages of each measurement.");
    private static readonly Option<int> FewOption = Positive("--few", 10_000, "Messages before memory is measured first.");
    private static readonly Option<int> ManyOption = Positive("--many", 200_000, "Messages before memory is measured again.");

    internal static IEnumerable<Option> All => [RoundsOption, MessagesOption, FewOption, ManyOption];

    internal static BrokerBenchOptions Read(ParseResult parsed) => new(
        parsed.GetValue(RoundsOption), parsed.GetValue(MessagesOption), parsed.GetValue(FewOption), parsed.GetValue(ManyOption));

    private static Option<int> Positive(string name, int value, string description)
    {
        var option = new Option<int>(name)
        {
            Description = description, DefaultValueFactory = _ => value, HelpName = "number",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError($"{name} is a number from 1.");
        });
        return option;
    }
}
