using System.CommandLine;
using System.Text.Json;
using Bridge.Cli.Installation;
using Bridge.Core.Ledger;
using Bridge.Functions.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bridge.Cli.Bench.Enrich;

/// <summary>The process of the enricher: warms up, measures, says the figures in JSON.</summary>
internal static class EnrichLoadCommand
{
    internal const string Name = "enrich-load";

    // A hundred events of each order: then Truv's latency is a small part of the time.
    private const int EventsOfAnOrder = 100;
    private const int WarmUpEvents = 300;

    // What answers for later events may take: so little that it is full with the shortest queue already.
    internal const int FewAnswerBytes = 256 * 1024;

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
        var figures = parsed.GetValue(Bursts) is > 0 and var bursts
            ? await RateAsync(parsed, bursts, cancellationToken)
            : await MemoryAsync(parsed, cancellationToken);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(figures));
        return ExitCodes.Success;
    }

    private static async Task<EnrichFigures> RateAsync(ParseResult parsed, int bursts, CancellationToken cancellationToken)
    {
        await using var installation = await OpenAsync(parsed, new EnrichmentOptions().MaxAnswerBytes, _ => { }, cancellationToken);
        var load = new EnrichLoad(installation, ControlOf(parsed));
        await load.PassAsync(EnrichWebhooks.Bursts(bursts + WarmUpEvents).Skip(bursts), cancellationToken);
        return await load.PassAsync(EnrichWebhooks.Bursts(bursts), cancellationToken);
    }

    private static async Task<EnrichFigures> MemoryAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var installation = await OpenAsync(
            parsed, FewAnswerBytes, builder => builder.Services.AddSingleton<ILedger, SilentLedger>(), cancellationToken);
        return await new EnrichLoad(installation, ControlOf(parsed))
            .PassAsync(EnrichWebhooks.OfFewOrders(parsed.GetValue(Queued), EventsOfAnOrder), cancellationToken);
    }

    private static Task<OpenInstallation> OpenAsync(
        ParseResult parsed, long maxAnswerBytes, Action<IHostApplicationBuilder> more, CancellationToken cancellationToken) =>
        EnrichLoad.OpenAsync(parsed.GetValue(Data)!, parsed.GetValue(Concurrency), maxAnswerBytes, more, cancellationToken);

    private static Uri ControlOf(ParseResult parsed) => new(
        JsonElement.Parse(File.ReadAllBytes(Path.Combine(parsed.GetValue(Data)!, "up.json"))).GetProperty("control").GetProperty("url").GetString()!);
}
