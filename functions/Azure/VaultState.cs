using Bridge.Core.Webhooks;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Azure;

/// <summary>Reads the vault before anything else starts, and holds what is in force.</summary>
internal sealed class VaultState(
    Func<VaultContentsReader> reader, IOptions<ReceivingOptions> receiving, TimeProvider time, ILoggerFactory loggers)
    : IHostedLifecycleService
{
    private volatile Snapshot? _current;

    public VaultContents Contents => Current.Contents;

    public WebhookChecks Checks => Current.Checks;

    private Snapshot Current => _current
        ?? throw new InvalidOperationException("The vault is read when the host starts; nothing may ask for it before.");

    // The reader is made only here: it needs sound options, and the list of unsound ones has to come first.
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var contents = await reader().ReadAsync(cancellationToken);
        _current = new Snapshot(
            contents, new WebhookChecks(contents.Policy, receiving.Value.MaxBodyBytes, time, loggers));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private sealed record Snapshot(VaultContents Contents, WebhookChecks Checks);
}
