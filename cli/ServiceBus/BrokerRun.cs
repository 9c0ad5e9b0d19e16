using Bridge.Cli.Control;
using Bridge.Local.ServiceBus;
using Bridge.Local.ServiceBus.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Bridge.Cli.ServiceBus;

/// <summary>One run of <c>bridge broker</c>, from its file to Ctrl-C.</summary>
/// <param name="options">All but the queues.</param>
/// <param name="configFile">The file with the queues.</param>
/// <param name="controlPort">Port of the control endpoint; null for none.</param>
/// <param name="output">Takes what it serves and where.</param>
/// <param name="errors">Takes why it ends, if it must.</param>
internal sealed class BrokerRun(
    BrokerOptions options, string configFile, int? controlPort, TextWriter output, TextWriter errors)
{
    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var loggers = Loggers();
            await using var broker = await StartAsync(loggers, cancellationToken);
            await using var control = controlPort is { } at ? await BrokerControl.StartAsync(at, broker, cancellationToken) : null;
            await SayAsync(broker, control);
            await broker.Failure.WaitAsync(cancellationToken);
            return ExitCodes.Success;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Success;
        }
        catch (IOException e)
        {
            await errors.WriteLineAsync($"The broker stops, since messages cannot be kept any more. {e.Message}");
            return ExitCodes.Failure;
        }
        catch (NotStartedException e)
        {
            await errors.WriteLineAsync($"The broker cannot start. {e.Message}");
            return ExitCodes.NotStarted;
        }
    }

    private async Task<Broker> StartAsync(ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        try
        {
            var queues = EmulatorConfig.Parse(await File.ReadAllTextAsync(configFile, cancellationToken));
            return await Broker.StartAsync(options with { Queues = queues }, TimeProvider.System, loggers, cancellationToken);
        }
        catch (EmulatorConfigException e)
        {
            throw new NotStartedException($"{configFile}: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new NotStartedException(e.Message, e);
        }
    }

    // A disk that takes nothing, above all.
    private static ILoggerFactory Loggers() => LoggerFactory.Create(logging => logging
        .SetMinimumLevel(LogLevel.Warning)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        })
        .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));

    private async Task SayAsync(Broker broker, BrokerControl? control)
    {
        var status = broker.Status();
        await output.WriteLineAsync($"Queues: {string.Join(", ", status.Select(queue => queue.Name))}");
        if (options.DataFolder is { } dataFolder)
            await output.WriteLineAsync($"Messages are kept in {Path.GetFullPath(dataFolder)}: {status.Sum(Kept)} from before.");
        if (control is not null) await output.WriteLineAsync($"Control: {control.Url}status");
        await output.WriteLineAsync($"Connection string: {broker.ConnectionString}");
        await output.WriteLineAsync("Ready. Ctrl-C ends.");
    }

    private static int Kept(QueueStatus queue) => queue.Active + queue.Scheduled + queue.Deferred + queue.DeadLettered;
}
