namespace Bridge.Local.Truv;

/// <summary>Where the deliveries are; whoever waits for a state is told of every change.</summary>
internal sealed class DeliveryCounts
{
    private readonly Lock _gate = new();
    private readonly Pulse _pulse = new();
    private DeliveryStatus _status = new(0, 0, 0, 0);

    internal DeliveryStatus Status
    {
        get { lock (_gate) return _status; }
    }

    internal void Begun() => Change(status => status with { Active = status.Active + 1 });

    internal void Waits() => Change(status => status with { Active = status.Active - 1, Waiting = status.Waiting + 1 });

    internal void Resumes() => Change(status => status with { Active = status.Active + 1, Waiting = status.Waiting - 1 });

    internal void Ended(bool accepted) => Change(status => status with
    {
        Active = status.Active - 1,
        Accepted = status.Accepted + (accepted ? 1 : 0),
        GivenUp = status.GivenUp + (accepted ? 0 : 1),
    });

    internal Task UntilAsync(Func<DeliveryStatus, bool> holds, CancellationToken cancellationToken) =>
        _pulse.UntilAsync(() => holds(Status), cancellationToken);

    private void Change(Func<DeliveryStatus, DeliveryStatus> change)
    {
        lock (_gate) _status = change(_status);
        _pulse.Beat();
    }
}
