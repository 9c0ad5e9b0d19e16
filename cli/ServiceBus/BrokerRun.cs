using Bridge.Cli.Control;
using Bridge.Local.ServiceBus;
using Bridge.Local.ServiceBus.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Cli.ServiceBus;

/// <summary>One run of <c>bridge broker</c>, from its file to Ctrl-C.</summary>
internal sealed class BrokerRun(string configFile, int port, string? dataFolder, int? controlPort)
{
    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var broker = await StartAsync(cancellationToken);
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
            await Console.Error.WriteLineAsync($"The broker stops, since messages cannot be kept any more. {e.Message}");
            return ExitCodes.Failure;
        }
        catch (NotStartedException e)
        {
            await Console.Error.WriteLineAsync($"The broker cannot start. {e.Message}");
            return ExitCodes.NotStarted;
        }
    }

    private async Task<Broker> StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var queues = EmulatorConfig.Parse(await File.ReadAllTextAsync(configFile, cancellationToken));
            var options = new BrokerOptions { Port = port, Queues = queues, DataFolder = dataFolder };
            return await Broker.StartAsync(
                options, TimeProvider.System, NullLoggerFactory.Instance, cancellationToken);
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

    private async Task SayAsync(Broker broker, BrokerControl? control)
    {
        var status = broker.Status();
        await Console.Out.WriteLineAsync($"Queues: {string.Join(", ", status.Select(queue => queue.Name))}");
        if (dataFolder is not null)
            await Console.Out.WriteLineAsync($"Messages are kept in {Path.GetFullPath(dataFolder)}: {status.Sum(Kept)} from before.");
        if (control is not null) await Console.Out.WriteLineAsync($"Control: {control.Url}status");
        await Console.Out.WriteLineAsync($"Connection string: {broker.ConnectionString}");
        await Console.Out.WriteLineAsync("Ready. Ctrl-C ends.");
    }

    private static int Kept(QueueStatus queue) => queue.Active + queue.Scheduled + queue.Deferred + queue.DeadLettered;
}
