namespace Bridge.Local.Truv;

/// <summary>Changes a borrower step by step; every step is one event, handed over before the next begins.</summary>
internal sealed class EventTrail(TruvWorld world, Borrower borrower, CancellationToken cancellationToken)
{
    private readonly List<TruvEvent> _events = [];

    internal TruvWorld World => world;

    internal Borrower Borrower => borrower;

    internal JourneyOptions Options => borrower.Options;

    internal IReadOnlyList<TruvEvent> Events => _events;

    internal async Task AddAsync(Func<EventBodies, TruvEvent> change)
    {
        if (_events.Count > 0 && Options.Pace > TimeSpan.Zero)
            await Task.Delay(Options.Pace, world.Time, cancellationToken);
        TruvEvent made;
        lock (borrower.Gate)
        {
            borrower.UpdatedAt = world.Clock.Next();
            made = change(borrower.Bodies);
        }

        _events.Add(made);
        await world.PublishAsync(made, cancellationToken);
    }

    /// <summary>The task takes a new status, and says so.</summary>
    internal Task TaskAsync(Suborder suborder, string status) => AddAsync(bodies =>
    {
        var task = suborder.Link!.Task;
        task.Status = status;
        task.UpdatedAt = suborder.Link.UpdatedAt = borrower.UpdatedAt;
        return bodies.OfTask(suborder);
    });

    /// <summary>A line for the order's own list of events; only inside a step.</summary>
    internal void Note(string subject, string type, Suborder? suborder, bool isRefresh = false) => borrower.Add(new OrderEntry(
        subject, type, isRefresh, suborder?.Id, suborder?.Link?.Task.Id, suborder?.Link?.Id, borrower.UpdatedAt));
}
