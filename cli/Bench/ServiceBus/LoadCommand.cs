using System.CommandLine;
using System.Text.Json;

namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>The process of the .NET client, or of the floor's: warms up, measures, says the rates in JSON.</summary>
internal static class LoadCommand
{
    internal const string Name = "broker-load";

    private static readonly Option<string?> Connection = new("--connection");
    private static readonly Option<string> Queue = new("--queue") { DefaultValueFactory = _ => "" };
    private static readonly Option<int> EchoPort = new("--echo-port");
    private static readonly Option<int> Messages = new("--messages") { Required = true };
    private static readonly Option<int> WarmUp = new("--warm-up");

    internal static Command Create()
    {
        var command = new Command(Name, "The client that bench broker measures.") { Connection, Queue, EchoPort, Messages, WarmUp };
        command.Hidden = true;
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var rates = parsed.GetValue(Connection) is { } connection
            ? await LoadAsync(connection, parsed, cancellationToken)
            : await EchoFloor.MeasureAsync(parsed.GetValue(EchoPort), parsed.GetValue(Messages), cancellationToken);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(rates));
        return ExitCodes.Success;
    }

    private static async Task<Dictionary<string, double>> LoadAsync(
        string connection, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var load = new DotNetLoad(connection, parsed.GetValue(Queue)!);
        if (parsed.GetValue(WarmUp) is > 0 and var warmUp) await load.MeasureAsync(warmUp, cancellationToken);
        return await load.MeasureAsync(parsed.GetValue(Messages), cancellationToken);
    }
}
