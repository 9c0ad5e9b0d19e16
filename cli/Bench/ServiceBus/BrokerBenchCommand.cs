using System.CommandLine;
using Azure.Messaging.ServiceBus;
using Bridge.Cli.Terminal;
using Spectre.Console;

namespace Bridge.Cli.Bench.ServiceBus;

/// <summary><c>bridge bench broker</c>: what the local broker passes through, with the .NET client and the npm client.</summary>
internal static class BrokerBenchCommand
{
    private const string DefaultReport = "docs/reports/bench-broker.md";

    private static readonly Option<string?> Markdown = MarkdownReport.CreateOption(DefaultReport);
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object on standard output." };

    internal static Command Create()
    {
        var command = new Command(
            "broker",
            "Messages per second through the local broker, with the .NET client and with @azure/service-bus, beside a TCP echo "
            + "of the same bytes; and the broker's memory after few messages and after many. "
            + $"Example: ./bridge bench broker --markdown {DefaultReport}")
        {
            Markdown, Json,
        };
        foreach (var option in BrokerBenchOptions.All) command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var result = await BrokerBenchRun.RunAsync(BrokerBenchOptions.Read(parsed), cancellationToken);
        var json = parsed.GetValue(Json);
        Show(result, Consoles.For(outputIsForMachines: json));
        if (json) await Console.Out.WriteLineAsync(result.ToJson());
        await Report(result).WriteAsync(parsed.GetValue(Markdown), cancellationToken);
        return result.AreMet ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static void Show(BrokerBenchResult result, IAnsiConsole console)
    {
        console.Write(result.ToTable().ToTerminal());
        console.Write(result.ToMemoryTable().ToTerminal());
        foreach (var target in result.Targets) console.WriteLine($"{target}");
    }

    /// <summary>The report of a result.</summary>
    internal static MarkdownReport Report(BrokerBenchResult result) =>
        new MarkdownReport("The local broker", "./bridge bench broker", TimeProvider.System)
        .Add($"JSON bodies of {LoadShape.BodyBytes} bytes over one connection on loopback; the broker (in memory) and each client are "
            + $"processes of their own, built for release, on the same cores. {result.Options.Rounds} rounds of "
            + $"{result.Options.Messages} messages with each client in turn, after half as many to warm up; at most "
            + $"{LoadShape.Backlog} messages lie in the queue. .NET client: Azure.Messaging.ServiceBus "
            + $"{typeof(ServiceBusClient).Assembly.GetName().Version!.ToString(3)}{Flavour}; npm client: @azure/service-bus, which "
            + "completes what its subscriber has processed.")
        .Add("The floor is the same bodies over plain TCP, in writes of 100, sent back by another process: it has no framing, no "
            + "acknowledgement of each message, no locks, so nothing reaches it; it says how fast the machine was in that round.")
        .Add(result.ToTable().ToMarkdown())
        .Add("## Memory")
        .Add("What a full garbage collection leaves in the broker's heap, and what the process has from the system.")
        .Add(result.ToMemoryTable().ToMarkdown())
        .AddList("Targets", result.Targets.Select(target => $"{target}"));

    private static string Flavour =>
        typeof(ServiceBusClient).Assembly.GetName().Version!.Major == 0 ? " (the stand-in of this repository)" : "";
}
