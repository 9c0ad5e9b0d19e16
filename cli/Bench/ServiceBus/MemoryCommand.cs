using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Cli.Control;

namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>
/// The process that passes few messages and then many over one connection, and asks after each what the broker holds: while the
/// connection is open, since what is only freed with it would be missed otherwise.
/// </summary>
internal static class MemoryCommand
{
    internal const string Name = "broker-memory";

    private static readonly Option<string> Connection = new("--connection") { Required = true };
    private static readonly Option<string> Queue = new("--queue") { Required = true };
    private static readonly Option<string> Control = new("--control") { Required = true };
    private static readonly Option<int> Few = new("--few") { Required = true };
    private static readonly Option<int> Many = new("--many") { Required = true };

    internal static Command Create()
    {
        var command = new Command(Name, "The client of bench broker that measures memory.") { Connection, Queue, Control, Few, Many };
        command.Hidden = true;
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var few = parsed.GetValue(Few);
        List<BrokerMemory> measured = [];
        using var http = new HttpClient();
        var memory = new Uri(new Uri(parsed.GetValue(Control)!), "memory");
        await using var load = new DotNetLoad(parsed.GetValue(Connection)!, parsed.GetValue(Queue)!);
        await load.PassAsync(
            [few, parsed.GetValue(Many) - few],
            async () => measured.Add((await http.GetFromJsonAsync<BrokerMemory>(memory, cancellationToken))!),
            cancellationToken);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(measured));
        return ExitCodes.Success;
    }
}
