namespace Bridge.Local.Truv;

/// <summary>A borrower's connection to one source of data.</summary>
public sealed class Link
{
    private readonly List<LinkTask> _tasks = [];
    private readonly List<Employment> _employments = [];

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its place among all links of the world, rising.</summary>
    public required long Number { get; init; }

    /// <summary>The secret that stands for it.</summary>
    public required string AccessToken { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; internal set; }

    /// <summary>When its data was removed; from then on it answers 404.</summary>
    public DateTimeOffset? DeletedAt { get; internal set; }

    /// <summary>A refresh has failed, and nothing more comes until the borrower logs in again.</summary>
    public bool IsDisconnected { get; internal set; }

    /// <summary>Its pulls, the latest last.</summary>
    public IReadOnlyList<LinkTask> Tasks => _tasks;

    /// <summary>What was found, empty until parsed.</summary>
    public IReadOnlyList<Employment> Employments => _employments;

    internal LinkTask Task => _tasks[^1];

    internal Employment? Latest => _employments.Count > 0 ? _employments[^1] : null;

    internal void Add(LinkTask task) => _tasks.Add(task);

    internal void Add(Employment employment) => _employments.Add(employment);

    internal void RemoveData() => _employments.Clear();
}
