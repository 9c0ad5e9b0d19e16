namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told about its run.</summary>
public sealed class TimerInfo
{
    /// <summary>The schedule's status; null where the host keeps none.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether the run starts later than its schedule says.</summary>
    public bool IsPastDue { get; set; }
}
