using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bridge.Functions.Draining;

/// <summary>
/// Closes the app's one client, but last of all: when everything else has stopped and nothing is under way any more. The
/// functions host gives a stopping worker its time; whoever disposes the client earlier breaks sends that would succeed.
/// </summary>
internal sealed partial class ServiceBusDrain(
    Func<ServiceBusClient> client, WorkUnderWay work, ILogger<ServiceBusDrain> logger) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await work.EndedAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nothing is lost: what was not accepted Truv sends again, and what was not settled comes back by itself.
            LogCutOff();
        }

        await client().DisposeAsync();
    }

    [LoggerMessage(402, LogLevel.Warning, "The app had to stop with work under way: Truv or the queue brings it back")]
    private partial void LogCutOff();
}
