namespace Bridge.Cli.Drill;

/// <summary>Tries one way of presenting itself again and again, beside the load.</summary>
internal sealed class Canary(WebhookSource source, WebhookBodies bodies)
{
    private const int Accepted = 202;
    private const int Refused = 401;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    internal Task<TimeSpan> UntilAcceptedAsync(CancellationToken cancellationToken) => UntilAsync(Accepted, cancellationToken);

    internal Task<TimeSpan> UntilRefusedAsync(CancellationToken cancellationToken) => UntilAsync(Refused, cancellationToken);

    /// <summary>Goes on for a time.</summary>
    /// <returns>How many were accepted.</returns>
    internal async Task<int> CountAcceptedAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var (started, count) = (TimeProvider.System.GetTimestamp(), 0);
        while (TimeProvider.System.GetElapsedTime(started) < duration)
        {
            if (await source.SendAsync(bodies.Next(), cancellationToken) == Accepted) count++;
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }

        return count;
    }

    private async Task<TimeSpan> UntilAsync(int status, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < Limit)
        {
            if (await source.SendAsync(bodies.Next(), cancellationToken) == status) return TimeProvider.System.GetElapsedTime(started);
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }

        throw new NotStartedException($"No answer {status} within {Limit}: see the functions' log.");
    }
}
