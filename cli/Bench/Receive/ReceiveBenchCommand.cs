using System.CommandLine;
using Bridge.Cli.Terminal;
using Spectre.Console;

namespace Bridge.Cli.Bench.Receive;

/// <summary><c>bridge bench receive</c>: what one genuine webhook costs, without HTTP and without a broker.</summary>
internal static class ReceiveBenchCommand
{
    private const string DefaultReport = "docs/reports/bench-receive.md";

    private static readonly Option<string?> Markdown = MarkdownReport.CreateOption(DefaultReport);

    internal static Command Create()
    {
        var command = new Command(
            "receive",
            "Time and memory of one genuine webhook through all checks, beside a bare HMAC, a chain built for each request "
            + $"and Octokit.Webhooks. Example: ./bridge bench receive --markdown {DefaultReport}")
        {
            Markdown,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var result = await ReceiveBenchRun.RunAsync(cancellationToken);
        var console = Consoles.For(outputIsForMachines: false);
        console.Write(result.ToTable().ToTerminal());
        foreach (var target in result.Targets) console.WriteLine($"{target}");
        await Report(result).WriteAsync(parsed.GetValue(Markdown), cancellationToken);
        return result.AreMet ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static MarkdownReport Report(ReceiveBenchResult result) =>
        new MarkdownReport("Receiving one webhook", "./bridge bench receive", TimeProvider.System)
        .Add($"{result.Processor}; BenchmarkDotNet, short job, all in one run; the body is Truv's sample "
            + $"`{BenchSample.Name}` of {BenchSample.Body().Length} bytes. The queue does nothing, and nobody listens to logs "
            + "or metrics. Octokit.Webhooks takes the body for GitHub's `public` event, whose members are all optional.")
        .Add(result.ToTable().ToMarkdown())
        .AddList("Targets", result.Targets.Select(target => $"{target}"));
}
