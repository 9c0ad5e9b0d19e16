namespace Bridge.Cli.Drill.Rotations;

/// <summary>Takes one rotation through its steps under load, with a canary for the new and one for the old.</summary>
internal sealed class WebhookRotation(DrillWork work, IRotation rotation)
{
    internal async Task<RotationResult> RunAsync(CancellationToken cancellationToken)
    {
        var (counts, calls) = (work.Load.Counts, await work.Calls.CountAsync(cancellationToken));
        var third = work.Options.Duration / 3;
        var before = rotation.Before(work.Load.Source);
        work.Load.Source = before;
        await Task.Delay(third, TimeProvider.System, cancellationToken);

        var after = await rotation.AddAsync(before, cancellationToken);
        var pickedUp = await new Canary(after, work.Bodies).UntilAcceptedAsync(cancellationToken);
        work.Load.Source = after;
        await Task.Delay(third, TimeProvider.System, cancellationToken);

        await rotation.RetireAsync(cancellationToken);
        var old = new Canary(before.With(), work.Bodies);
        var retired = await old.UntilRefusedAsync(cancellationToken);
        var wronglyAccepted = await old.CountAcceptedAsync(third, cancellationToken);

        var (laterCounts, laterCalls) = (work.Load.Counts, await work.Calls.CountAsync(cancellationToken));
        return new RotationResult(
            rotation.Name, laterCounts.Sent - counts.Sent, laterCounts.Retried - counts.Retried,
            laterCounts.Refused - counts.Refused, wronglyAccepted,
            laterCalls.Calls - calls.Calls, laterCalls.Failed - calls.Failed, pickedUp, retired);
    }
}
