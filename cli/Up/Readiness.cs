namespace Bridge.Cli.Up;

/// <summary>Waits until something answers, or until its process has given up.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    internal static async Task UntilAsync(
        string what, Func<Task<bool>> isReady, ChildProcess process, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isReady())
        {
            if (process.HasExited) throw new NotStartedException($"{what} ended at once:\n{process.Tail}");
            if (TimeProvider.System.GetElapsedTime(started) > Limit)
                throw new NotStartedException($"{what} did not answer within {Limit.TotalSeconds:F0} s:\n{process.Tail}");
            await Task.Delay(Interval, TimeProvider.System, cancellationToken);
        }
    }
}
