namespace Bridge.Cli.Drill;

/// <summary>
/// Sends webhooks at a steady rate, as whoever Truv is at the moment. What finds the machine too busy (503, or no answer) is
/// sent again, as Truv does; that says nothing about a rotation.
/// </summary>
internal sealed class WebhookLoad(WebhookBodies bodies, int perSecond)
{
    private const int Accepted = 202;
    private const int Busy = 503;
    private const int MaxRetries = 3;
    private const int MaxUnderWay = 200;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private volatile WebhookSource? _source;
    private int _sent;
    private int _refused;
    private int _retried;
    private int _underWay;

    /// <summary>Who sends from now on; what is under way comes to its end as it began.</summary>
    internal WebhookSource Source
    {
        get => _source ?? throw new InvalidOperationException("Nobody sends yet.");
        set => _source = value;
    }

    /// <summary>Webhooks sent, those of them that were not accepted, and attempts that were repeated.</summary>
    internal (int Sent, int Refused, int Retried) Counts =>
        (Volatile.Read(ref _sent), Volatile.Read(ref _refused), Volatile.Read(ref _retried));

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var begun = 0;
        using var timer = new PeriodicTimer(Tick, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var due = (int)(TimeProvider.System.GetElapsedTime(started).TotalSeconds * perSecond) - begun;
                for (; due > 0 && Volatile.Read(ref _underWay) < MaxUnderWay; due--, begun++) _ = SendAsync(Source);
            }
        }
        catch (OperationCanceledException)
        {
            // The drill is over.
        }

        while (Volatile.Read(ref _underWay) > 0) await Task.Delay(Tick, TimeProvider.System, CancellationToken.None);
    }

    private async Task SendAsync(WebhookSource source)
    {
        Interlocked.Increment(ref _underWay);
        var body = bodies.Next();
        var status = await source.SendAsync(body, CancellationToken.None);
        for (var retries = 0; status is Busy or 0 && retries < MaxRetries; retries++)
        {
            Interlocked.Increment(ref _retried);
            await Task.Delay(RetryDelay, TimeProvider.System, CancellationToken.None);
            status = await source.SendAsync(body, CancellationToken.None);
        }

        Interlocked.Increment(ref _sent);
        if (status != Accepted) Interlocked.Increment(ref _refused);
        Interlocked.Decrement(ref _underWay);
    }
}
