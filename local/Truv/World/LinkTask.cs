namespace Bridge.Local.Truv;

/// <summary>One pull of a link: the first, or a refresh.</summary>
public sealed class LinkTask
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its place among all tasks of the world, rising.</summary>
    public required long Number { get; init; }

    /// <summary>The status that its latest event told.</summary>
    public string Status { get; internal set; } = "new";

    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its status last changed.</summary>
    public DateTimeOffset UpdatedAt { get; internal set; }
}
