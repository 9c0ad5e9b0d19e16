using System.CommandLine;
using Bridge.Local.Truv;

namespace Bridge.Cli.Truv;

/// <summary><c>bridge truv emit</c>: borrowers go their way, and their webhooks are delivered.</summary>
internal static class EmitCommand
{
    private const string Description =
        """
        Let borrowers go their way through the local Truv: each causes about 13 events, which are delivered as Truv does.
        Needs './bridge up' in another terminal.

        Examples:
          bridge truv emit
          bridge truv emit --borrowers 50
          bridge truv emit --borrowers 3 --kind loginError
          bridge truv emit --product assets --json

        Next: 'bridge trace ORDER' with an order id that this prints shows what became of its events.

        Exit codes: 0 all were accepted, 1 some were given up, 4 no './bridge up' runs.
        """;

    private static readonly Option<int> Borrowers = new("--borrowers")
    {
        Description = "How many borrowers.", HelpName = "count", DefaultValueFactory = _ => 1,
    };

    private static readonly Option<JourneyKind> Kind = new("--kind")
    {
        Description = "How their journeys end.", DefaultValueFactory = _ => JourneyKind.Completed,
    };

    private static readonly Option<string> Product = new("--product")
    {
        Description = "income, employment, deposit_switch, pll, insurance, assets or transactions.",
        HelpName = "product",
        DefaultValueFactory = _ => "income",
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder in which 'up' keeps its up.json.", HelpName = "folder",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object instead of text." };

    internal static Command Create()
    {
        var command = new Command("emit", Description) { Borrowers, Kind, Product, Data, Json };
        Borrowers.Validators.Add(parsed =>
        {
            if (parsed.GetValueOrDefault<int>() < 1) parsed.AddError("--borrowers must be 1 or more.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var streams = parsed.InvocationConfiguration;
        var order = new EmitOrder(
            parsed.GetValue(Borrowers), parsed.GetValue(Kind), parsed.GetValue(Product)!, parsed.GetValue(Json));
        try
        {
            var folder = parsed.GetValue(Data) ?? RepositoryRoot.Combine(".bridge");
            using var truv = new TruvControl(TruvControl.Find(folder));
            return await new EmitRun(truv, order, streams.Output, streams.Error).RunAsync(cancellationToken);
        }
        catch (NotStartedException e)
        {
            await streams.Error.WriteLineAsync(e.Message);
            return ExitCodes.NotStarted;
        }
    }
}
