using System.CommandLine;
using Bridge.Cli.Terminal;
using Spectre.Console;

namespace Bridge.Cli.Bench.Http;

/// <summary><c>bridge bench http</c>: what receiving costs beside a function that does nothing.</summary>
internal static class HttpBenchCommand
{
    private const string DefaultReport = "docs/reports/bench-http.md";
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    private static readonly Option<string?> Markdown = MarkdownReport.CreateOption(DefaultReport);

    internal static Command Create()
    {
        var command = new Command(
            "http",
            "Accepted webhooks per second through the front end with mutual TLS, beside a function that does nothing in "
            + "the same process; the queue discards. Example: ./bridge bench http --rounds 3")
        {
            Markdown,
        };
        foreach (var option in HttpBenchOptions.All) command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = HttpBenchOptions.Read(parsed);
        var body = BenchSample.Body();
        var result = await MeasureAsync(options, body, cancellationToken);

        var console = Consoles.For(outputIsForMachines: false);
        console.Write(result.ToTable().ToTerminal());
        console.WriteLine($"{result.Target}");
        await Report(result, options, body.Length).WriteAsync(parsed.GetValue(Markdown), cancellationToken);
        return result.Target.IsMet ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static async Task<HttpBenchResult> MeasureAsync(
        HttpBenchOptions options, byte[] body, CancellationToken cancellationToken)
    {
        await using var host = await HttpBenchHost.StartAsync(cancellationToken);
        using var load = new HttpLoad(host.Url, host.Pki, host.Secrets, body, options.Connections);
        List<double> noOp = [], webhook = [];
        await load.MeasureAsync(BenchFunctions.NoOpPath, WarmUp, cancellationToken);
        await load.MeasureAsync(BenchFunctions.WebhookPath, WarmUp, cancellationToken);
        for (var round = 0; round < options.Rounds; round++)
        {
            // The order changes, so that neither always follows the other's garbage.
            (List<double> Rates, string Path)[] both = [(noOp, BenchFunctions.NoOpPath), (webhook, BenchFunctions.WebhookPath)];
            if (round % 2 == 1) Array.Reverse(both);
            foreach (var (rates, path) in both)
                rates.Add(await load.MeasureAsync(path, options.RoundTime, cancellationToken));
        }

        return new HttpBenchResult(noOp, webhook);
    }

    private static MarkdownReport Report(HttpBenchResult result, HttpBenchOptions options, int bodyBytes) =>
        new MarkdownReport("Receiving through the front end", "./bridge bench http", TimeProvider.System)
        .Add($"{result.Target}.")
        .Add($"{options.Connections} keep-alive connections with mutual TLS, one request at a time on each; a body of "
            + $"{bodyBytes} bytes, posted to both functions in turn for {options.RoundTime.TotalSeconds:0} s a round by a "
            + "client on the same machine. The queue discards, and log lines go nowhere.")
        .Add(result.ToTable().ToMarkdown());
}
