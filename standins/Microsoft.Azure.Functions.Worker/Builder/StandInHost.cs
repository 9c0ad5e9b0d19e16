using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The composed app, which says why it cannot run instead of starting.</summary>
internal sealed class StandInHost(IHost composed) : IHost
{
    public IServiceProvider Services => composed.Services;

    public Task StartAsync(CancellationToken cancellationToken = default) =>
        Task.FromException(new InvalidOperationException(
            "This build uses stand-ins for the Azure Functions worker packages, so it cannot run under the Azure "
            + "Functions host. Run `./bridge up` to run it on this machine, or build with the official packages "
            + "(-p:AzureSdk=official)."));

    public Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void Dispose() => composed.Dispose();
}
