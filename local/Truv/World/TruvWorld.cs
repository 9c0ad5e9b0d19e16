namespace Bridge.Local.Truv;

/// <summary>Users, orders, links and tasks, and the journeys that change them. Safe for concurrent use.</summary>
public sealed class TruvWorld
{
    private readonly WorldIds _ids;
    private readonly BorrowerDirectory _directory;
    private readonly TruvWorldOptions _options;
    private int _borrowers;
    private long _numbers;

    /// <summary>Creates an empty world.</summary>
    public TruvWorld(TruvWorldOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _ids = new WorldIds(options.Seed);
        _directory = new BorrowerDirectory(options.MaxBorrowers);
        Time = time;
        Clock = new WorldClock(time);
    }

    /// <summary>All borrowers that are kept, oldest first.</summary>
    public IReadOnlyList<Borrower> Borrowers => _directory.All;

    /// <summary>Takes every event as it happens; a journey waits for it.</summary>
    /// <value>Default: nobody.</value>
    public Func<TruvEvent, CancellationToken, ValueTask>? Published { get; set; }

    internal TimeProvider Time { get; }

    internal WorldClock Clock { get; }

    /// <summary>A new borrower goes the whole way.</summary>
    public async Task<JourneyResult> RunAsync(JourneyOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var borrower = new Borrower(_ids, Interlocked.Increment(ref _borrowers), options, Clock);
        _directory.Add(borrower);
        return await OnAsync(borrower, journey => journey.RunAsync(), cancellationToken);
    }

    /// <summary>Pulls every link of a borrower again: the <c>…-updated</c> events.</summary>
    public Task<JourneyResult> RefreshAsync(Borrower borrower, CancellationToken cancellationToken) =>
        OnEachAsync(borrower, (trail, suborder) => new Refresh(trail, suborder).RunAsync(), cancellationToken);

    /// <summary>Lets a refresh of every link fail.</summary>
    public Task<JourneyResult> FailRefreshAsync(Borrower borrower, CancellationToken cancellationToken) =>
        OnEachAsync(borrower, (trail, suborder) => new Refresh(trail, suborder).FailAsync(), cancellationToken);

    /// <summary>Removes every link's data; from then on the links answer 404.</summary>
    public Task<JourneyResult> DeleteLinksAsync(Borrower borrower, CancellationToken cancellationToken) =>
        OnEachAsync(borrower, (trail, suborder) => new Journey(trail).DeleteAsync(suborder), cancellationToken);

    /// <summary>The applicant certifies.</summary>
    public Task<JourneyResult> CertifyAsync(Borrower borrower, CancellationToken cancellationToken) =>
        OnAsync(borrower, journey => journey.CertifyAsync(), cancellationToken);

    /// <summary>The order becomes final.</summary>
    public Task<JourneyResult> FinalizeAsync(Borrower borrower, CancellationToken cancellationToken) =>
        OnAsync(borrower, journey => journey.FinalizeAsync(), cancellationToken);

    internal Borrower? Find(string id) => _directory.Find(id);

    internal ValueTask PublishAsync(TruvEvent made, CancellationToken cancellationToken) =>
        Published?.Invoke(made, cancellationToken) ?? ValueTask.CompletedTask;

    internal Link NewLink(Borrower borrower, Suborder suborder)
    {
        var index = borrower.Suborders.TakeWhile(one => one != suborder).Count();
        var link = new Link
        {
            Id = _ids.Of(borrower.Number, "link", index),
            Number = Interlocked.Increment(ref _numbers),
            AccessToken = _ids.Of(borrower.Number, "access-token", index),
            CreatedAt = borrower.UpdatedAt,
            UpdatedAt = borrower.UpdatedAt,
        };
        link.Add(NewTask(borrower, link));
        _directory.Add(link.Id, borrower);
        return link;
    }

    internal LinkTask NewTask(Borrower borrower, Link link)
    {
        var task = new LinkTask
        {
            Id = _ids.Of(borrower.Number, $"task-{link.Id}", link.Tasks.Count),
            Number = Interlocked.Increment(ref _numbers),
            CreatedAt = borrower.UpdatedAt,
            UpdatedAt = borrower.UpdatedAt,
        };
        _directory.Add(task.Id, borrower);
        return task;
    }

    internal Employment NewEmployment(Borrower borrower, Link link)
    {
        var employment = new Employment
        {
            Id = _ids.Of(borrower.Number, $"employment-{link.Id}", link.Employments.Count),
            ProfileId = _ids.Of(borrower.Number, $"profile-{link.Id}", link.Employments.Count),
            CreatedAt = borrower.UpdatedAt,
            UpdatedAt = borrower.UpdatedAt,
        };
        link.Add(employment);
        return employment;
    }

    internal void AddReport(Borrower borrower) => borrower.Add(new UserReport(
        _ids.Of(borrower.Number, "report", borrower.Reports.Count), borrower.UpdatedAt, Time.GetUtcNow() + _options.ReportDelay));

    private async Task<JourneyResult> OnAsync(
        Borrower borrower, Func<Journey, Task> run, CancellationToken cancellationToken)
    {
        var trail = new EventTrail(this, borrower, cancellationToken);
        await run(new Journey(trail));
        return new JourneyResult(borrower, trail.Events);
    }

    private async Task<JourneyResult> OnEachAsync(
        Borrower borrower, Func<EventTrail, Suborder, Task> run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(borrower);
        var trail = new EventTrail(this, borrower, cancellationToken);
        foreach (var suborder in borrower.Suborders) await run(trail, suborder);
        return new JourneyResult(borrower, trail.Events);
    }
}
