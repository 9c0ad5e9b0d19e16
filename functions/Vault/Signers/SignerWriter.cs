using Bridge.Functions.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bridge.Functions.Vault;

/// <summary>Writes the notes every five seconds, off the request path, and once more at the end.</summary>
/// <param name="notes">The notes.</param>
/// <param name="storage">The storage, made only when there is something to write.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of what could not be written.</param>
internal sealed partial class SignerWriter(
    SignerNotes notes, Func<StorageClients> storage, TimeProvider time, ILogger<SignerWriter> logger) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Interval, time, stoppingToken);
            await WriteAsync(stoppingToken);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var (label, at) in notes.Unwritten())
            {
                await new SignerStore(storage().Ledger).WriteAsync(label, at, cancellationToken);
                notes.Written(label, at);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The next round tries again; nothing but the age of the note depends on it. What got out would end the host.
            LogFailed(e);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Which Access Secret signed last could not be noted in Table storage")]
    private partial void LogFailed(Exception exception);
}
