using System.CommandLine;
using Bridge.Core.Webhooks;
using Bridge.Functions;
using Bridge.Local.FunctionHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bridge.Cli.Bench.Http;

/// <summary>The measured process: the front end, the product's composition with a queue that discards, two functions.</summary>
internal static class HttpBenchHostCommand
{
    internal const string Name = "http-host";

    private static readonly Option<int> Port = new("--port") { Required = true };
    private static readonly Option<string> Certificate = new("--certificate") { Required = true };
    private static readonly Option<string> Key = new("--key") { Required = true };

    internal static Command Create()
    {
        var command = new Command(Name, "The process that bench http measures.") { Port, Certificate, Key };
        command.Hidden = true;
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var host = LocalFunctionHost.Build(new FunctionHostOptions
        {
            Functions = typeof(BenchFunctions).Assembly,
            HostJsonFile = Path.Combine(AppContext.BaseDirectory, "host.json"),
            Port = parsed.GetValue(Port),
            CertificateFile = parsed.GetValue(Certificate)!,
            KeyFile = parsed.GetValue(Key)!,
            Compose = Compose,
        });
        await host.StartAsync(cancellationToken);
        await EndOfInputAsync(cancellationToken);
        await host.StopAsync(cancellationToken);
        return ExitCodes.Success;
    }

    // A terminal's speed is none of receiving's: where log lines go differs from host to host, so they go nowhere.
    private static void Compose(IHostApplicationBuilder builder)
    {
        builder.AddBridge();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IWebhookQueue, DiscardingQueue>();
    }

    private static async Task EndOfInputAsync(CancellationToken cancellationToken)
    {
        await using var input = Console.OpenStandardInput();
        var buffer = new byte[16];
        while (await input.ReadAsync(buffer, cancellationToken) > 0)
        {
            // Nothing is said to this process; only the end matters.
        }
    }
}
