namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks the parameter through which a timer starts the function.</summary>
/// <param name="schedule">
/// An NCRONTAB expression of six fields, seconds first; a <see cref="TimeSpan"/>; or <c>%SETTING%</c>, the name of an
/// app setting that holds one of them.
/// </param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    /// <summary>The schedule as written.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Whether the host keeps the schedule's status, to make up for a missed run. Default: true.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether the function also runs whenever the host starts. Default: false.</summary>
    public bool RunOnStartup { get; set; }
}
