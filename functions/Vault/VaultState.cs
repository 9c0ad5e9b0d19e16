using Bridge.Core.Webhooks;
using Bridge.Functions.Certificates;
using Bridge.Functions.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Vault;

/// <summary>Reads the vault before anything else starts, and holds what is in force.</summary>
internal sealed class VaultState(
    Func<VaultContentsReader> reader, RevocationFeeds feeds, IOptions<ReceivingOptions> receiving, VaultTelemetry telemetry,
    TimeProvider time, ILoggerFactory loggers) : IHostedLifecycleService
{
    private volatile Snapshot? _current;

    public VaultContents Contents => Current.Contents;

    public WebhookChecks Checks => Current.Checks;

    private Snapshot Current => _current
        ?? throw new InvalidOperationException("The vault is read when the host starts; nothing may ask for it before.");

    // The reader is made only here: it needs sound options, and the list of unsound ones has to come first.
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var reading = await reader().ReadAsync(null, cancellationToken);
        if (reading.Contents is null)
            throw new OptionsValidationException("Key Vault", typeof(VaultContents), reading.Problems);
        Activate(reading.Contents);
        telemetry.Record(reading);
    }

    /// <summary>Reads the vault again. A request under way goes on with the checks that it began with.</summary>
    internal async Task<VaultOutcome> RefreshAsync(CancellationToken cancellationToken)
    {
        var reading = await reader().ReadAsync(Contents, cancellationToken);
        var former = Contents;
        Activate(reading.Contents!);
        telemetry.Record(reading, former);
        return reading.Outcome;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Checks hold the cache of verdicts, which is good for one policy: the same policy keeps both.
    private void Activate(VaultContents contents)
    {
        var former = _current;
        var checks = ReferenceEquals(former?.Contents.Policy, contents.Policy)
            ? former.Checks
            : new WebhookChecks(contents.Policy, receiving.Value.MaxBodyBytes, time, loggers);
        if (!ReferenceEquals(checks, former?.Checks)) feeds.Settle();
        _current = new Snapshot(contents, checks);
    }

    private sealed record Snapshot(VaultContents Contents, WebhookChecks Checks);
}
