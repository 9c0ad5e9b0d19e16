using System.CommandLine;
using System.Text.Json;

namespace Bridge.Cli.Bench.Enrich;

/// <summary>The process of the enricher: warms up, measures, says the figures in JSON.</summary>
internal static class EnrichLoadCommand
{
    internal const string Name = "enrich-load";

    // A hundred events of each order: then Truv's latency is a small part of the time.
    private const int EventsOfAnOrder = 100;
    private const int WarmUpEvents = 300;

    private static readonly Option<string> Data = new("--data") { Required = true };
    private static readonly Option<int> Concurrency = new("--concurrency") { Required = true };
    private static readonly Option<int> Bursts = new("--bursts");
    private static readonly Option<int> Queued = new("--queued");

    internal static Command Create()
    {
        var command = new Command(Name, "The enricher that bench enrich measures.") { Data, Concurrency, Bursts, Queued };
        command.Hidden = true;
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetValue(Data)!;
        await using var installation = await EnrichLoad.OpenAsync(folder, parsed.GetValue(Concurrency), cancellationToken);
        var load = new EnrichLoad(installation, ControlOf(folder));
        var bursts = parsed.GetValue(Bursts);
        EnrichFigures figures;
        if (bursts > 0)
        {
            await load.PassAsync(EnrichWebhooks.Bursts(bursts + WarmUpEvents).Skip(bursts), cancellationToken);
            figures = await load.PassAsync(EnrichWebhooks.Bursts(bursts), cancellationToken);
        }
        else
            figures = await load.PassAsync(EnrichWebhooks.OfFewOrders(parsed.GetValue(Queued), EventsOfAnOrder), cancellationToken);

        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(figures));
        return ExitCodes.Success;
    }

    private static Uri ControlOf(string folder) => new(
        JsonElement.Parse(File.ReadAllBytes(Path.Combine(folder, "up.json"))).GetProperty("control").GetProperty("url").GetString()!);
}
