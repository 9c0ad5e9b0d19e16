using Bridge.Functions.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Vault;

/// <summary>Reads the vault again and again, off the request path.</summary>
/// <param name="state">What is in force.</param>
/// <param name="options">Says how often.</param>
/// <param name="telemetry">Told of what nobody has foreseen.</param>
/// <param name="time">The clock.</param>
/// <param name="random">A number from 0 up to 1, so that many instances do not ask at the same moment.</param>
internal sealed class VaultRefresh(
    VaultState state, IOptions<KeyVaultOptions> options, VaultTelemetry telemetry, TimeProvider time, Func<double> random) : BackgroundService
{
    private const double Jitter = 0.1;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(options.Value.RefreshInterval * (1 - Jitter + (2 * Jitter * random())), time, stoppingToken);
            await TryAsync(stoppingToken);
        }
    }

    // What is in force stays so whatever happens here; an exception that got out would end the host, and receiving with it.
    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await state.RefreshAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            telemetry.LogUnforeseen(e);
        }
    }
}
