namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where a timer stands in its schedule.</summary>
public sealed class ScheduleStatus
{
    /// <summary>The occurrence that ran last.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next occurrence.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this status was last written.</summary>
    public DateTime LastUpdated { get; set; }
}
