using System.Globalization;
using Bridge.Cli.Control;
using Bridge.Cli.Testing;
using Bridge.Cli.Up;

namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>One run of the measurement: every process is built for release, and each load is one of its own.</summary>
internal sealed class BrokerBenchRun(BrokerBenchOptions options, string program, string folder)
{
    // The floor is so fast that as many messages would be over before they are measured.
    private const int EchoTimes = 10;

    private static readonly string Witness = RepositoryRoot.Combine("tests", "witness");

    internal static async Task<BrokerBenchResult> RunAsync(BrokerBenchOptions options, CancellationToken cancellationToken)
    {
        await NodeModules.InstallAsync(Witness, "the official client for Node", Console.Error.WriteLine, cancellationToken);
        var program = await ReleaseBuild.MakeAsync("cli", "Bridge.Cli", cancellationToken);
        var run = new BrokerBenchRun(options, program, RepositoryRoot.Combine(".bridge", "bench", "broker"));
        return await run.MeasureAsync(cancellationToken);
    }

    /// <summary>Measures with a program that is built already.</summary>
    internal async Task<BrokerBenchResult> MeasureAsync(CancellationToken cancellationToken)
    {
        List<BrokerBenchRound> rounds = [];
        await using (var broker = await BrokerProcess.StartAsync(program, folder, cancellationToken))
        {
            for (var round = 0; round < options.Rounds; round++)
                rounds.Add(await RoundAsync(broker.ConnectionString, cancellationToken));
        }

        // From the beginning again, so that the first figure has seen no more than it should.
        await using var fresh = await BrokerProcess.StartAsync(program, folder, cancellationToken);
        var memory = await MemoryAsync(fresh, cancellationToken);
        return new BrokerBenchResult(options, rounds, memory[0], memory[1]);
    }

    private async Task<BrokerBenchRound> RoundAsync(string connection, CancellationToken cancellationToken)
    {
        var echo = await EchoAsync(cancellationToken);
        var dotNet = await DotNetAsync(connection, cancellationToken);
        string[] node =
        [
            Path.Combine(Witness, "bench.mjs"), "--connection", connection, "--queue", BrokerProcess.Queue,
            "--messages", Text(options.Messages), "--warm-up", Text(options.Messages / 2),
        ];
        return new BrokerBenchRound(echo, dotNet, await LoadProcess.RunAsync<Dictionary<string, double>>("node", node, cancellationToken));
    }

    private async Task<double> EchoAsync(CancellationToken cancellationToken)
    {
        var port = FreePort.Find();
        await using var echo = ChildProcess.Start(
            "dotnet", [program, "bench", EchoCommand.Name, "--port", Text(port)], new Dictionary<string, string>(),
            Path.Combine(folder, "echo.log"));
        await Readiness.UntilAsync("The echo", () => FreePort.IsTakenAsync(port, cancellationToken), echo, cancellationToken);
        string[] load =
        [
            program, "bench", LoadCommand.Name, "--echo-port", Text(port), "--messages", Text(options.Messages * EchoTimes),
        ];
        return (await LoadProcess.RunAsync<Dictionary<string, double>>("dotnet", load, cancellationToken))[LoadStep.Echo];
    }

    private Task<Dictionary<string, double>> DotNetAsync(
        string connection, CancellationToken cancellationToken) => LoadProcess.RunAsync<Dictionary<string, double>>(
        "dotnet",
        [
            program, "bench", LoadCommand.Name, "--connection", connection, "--queue", BrokerProcess.Queue,
            "--messages", Text(options.Messages), "--warm-up", Text(options.Messages / 2),
        ],
        cancellationToken);

    private Task<BrokerMemory[]> MemoryAsync(BrokerProcess broker, CancellationToken cancellationToken) =>
        LoadProcess.RunAsync<BrokerMemory[]>(
            "dotnet",
            [
                program, "bench", MemoryCommand.Name, "--connection", broker.ConnectionString, "--queue", BrokerProcess.Queue,
                "--control", broker.ControlUrl.ToString(), "--few", Text(options.FewMessages),
                "--many", Text(options.ManyMessages),
            ],
            cancellationToken);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
