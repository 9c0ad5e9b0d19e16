using Microsoft.Extensions.Hosting;

namespace Bridge.Local.FunctionHost;

/// <summary>Leaves the process's signals to whoever runs the host; the host stops by its token alone.</summary>
internal sealed class CallerLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
