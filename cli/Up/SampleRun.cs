using Bridge.Local.ServiceBus;
using Bridge.Local.Truv;

namespace Bridge.Cli.Up;

/// <summary>Sends every sample webhook and waits until each has reached the consumer and the queues are quiet.</summary>
internal sealed class SampleRun(Laptop laptop, Journeys journeys)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var consumer = new EventConsumer(laptop.Broker.ConnectionString, Laptop.EventsQueue, journeys).RunAsync(stop.Token);
        try
        {
            await SendAsync(cancellationToken);
            await ArriveAsync(cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await consumer;
        }
    }

    // Both trust rules are seen: every second webhook comes with Truv's own, pinned certificate.
    private async Task SendAsync(CancellationToken cancellationToken)
    {
        using var issued = laptop.Sender(pinned: false);
        using var pinned = laptop.Sender(pinned: true);
        var at = 0;
        foreach (var sample in Samples.Webhooks(Samples.DefaultDirectory))
        {
            var isPinned = at++ % 2 == 1;
            journeys.Sending(sample, isPinned ? "pinned" : "issued");
            journeys.Answered(await (isPinned ? pinned : issued).SendAsync(sample.Body, cancellationToken));
        }
    }

    private async Task ArriveAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!HasArrived() && TimeProvider.System.GetElapsedTime(started) < Limit)
            await Task.Delay(Interval, TimeProvider.System, cancellationToken);
    }

    // Empty queues besides: only then is it certain that no second copy is under way.
    private bool HasArrived()
    {
        var summary = journeys.Summary;
        return summary.Consumed >= summary.Accepted
            && laptop.Broker.Status().Where(status => status.Name != Laptop.QuarantineQueue).All(IsQuiet);
    }

    private static bool IsQuiet(QueueStatus status) => status is { Active: 0, Locked: 0, Scheduled: 0 };
}
