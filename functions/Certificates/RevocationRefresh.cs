using Bridge.Functions.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Certificates;

/// <summary>Reads the lists of revoked certificates again and again, off the request path.</summary>
/// <param name="feeds">The feeds.</param>
/// <param name="options">Says how often.</param>
/// <param name="telemetry">Takes the outcomes.</param>
/// <param name="time">The clock.</param>
/// <param name="random">A number from 0 up to 1, so that many instances do not ask at the same moment.</param>
internal sealed class RevocationRefresh(
    RevocationFeeds feeds, IOptions<ReceivingOptions> options, RevocationTelemetry telemetry, TimeProvider time,
    Func<double> random) : BackgroundService
{
    private const double Jitter = 0.1;
    private const double HasteAfterFailure = 0.1;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isSound = true;
        while (true)
        {
            await Task.Delay(Pause(isSound), time, stoppingToken);
            isSound = await RefreshAsync(stoppingToken);
        }
    }

    private async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        var isSound = true;
        foreach (var feed in feeds.All)
        {
            var outcomes = await feed.RefreshAsync(cancellationToken);
            telemetry.Record(feed, outcomes);
            isSound &= feed.IsComplete;
        }

        return isSound;
    }

    private TimeSpan Pause(bool isSound) => options.Value.CrlRefreshInterval
        * (isSound ? 1 : HasteAfterFailure) * (1 - Jitter + (2 * Jitter * random()));
}
