using System.CommandLine;
using Bridge.Functions;
using Bridge.Functions.Telemetry;
using Bridge.Local.FunctionHost;
using Microsoft.Extensions.Options;

namespace Bridge.Cli.Hosting;

/// <summary><c>bridge host</c>: the front end and the functions alone; <c>bridge up</c> runs it as a process of its own.</summary>
internal static class HostCommand
{
    private static readonly Option<int> Port = new("--port")
    {
        Description = "HTTPS port of the front end.", DefaultValueFactory = _ => 7443,
    };

    private static readonly Option<string> Certificate = new("--certificate")
    {
        Description = "PEM file of the server certificate.", Required = true,
    };

    private static readonly Option<string> Key = new("--key")
    {
        Description = "PEM file of its key.", Required = true,
    };

    private static readonly Option<bool> UntilInputEnds = new("--until-input-ends")
    {
        Description = "Stop when standard input ends, as it does when the parent process is gone.",
    };

    internal static Command Create()
    {
        var command = new Command(
            "host", "Run front end and functions alone. Settings come from the environment and local.settings.json.")
        {
            Port, Certificate, Key, UntilInputEnds,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (parsed.GetValue(UntilInputEnds)) _ = StopAtEndOfInputAsync(stop);
        try
        {
            await LocalFunctionHost.RunAsync(Options(parsed), stop.Token);
            return ExitCodes.Success;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCodes.Success;
        }
        catch (Exception e) when (e is FunctionHostException or OptionsValidationException or IOException)
        {
            await Console.Error.WriteLineAsync($"The functions cannot start.\n{e.Message.Replace("; ", "\n", StringComparison.Ordinal)}");
            return ExitCodes.NotStarted;
        }
    }

    private static FunctionHostOptions Options(ParseResult parsed) => new()
    {
        Functions = typeof(BridgeComposition).Assembly,
        HostJsonFile = Path.Combine(AppContext.BaseDirectory, "host.json"),
        Port = parsed.GetValue(Port),
        CertificateFile = parsed.GetValue(Certificate)!,
        KeyFile = parsed.GetValue(Key)!,
        Compose = builder => builder.AddBridge().AddTelemetry(),
    };

    private static async Task StopAtEndOfInputAsync(CancellationTokenSource stop)
    {
        await using var input = Console.OpenStandardInput();
        var buffer = new byte[16];
        while (await input.ReadAsync(buffer, stop.Token) > 0)
        {
            // Nothing is said to this process; only the end matters.
        }

        await stop.CancelAsync();
    }
}
