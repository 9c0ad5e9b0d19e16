using System.ComponentModel.DataAnnotations;
using Bridge.Core.Enrichment;

namespace Bridge.Functions.Settings;

/// <summary>How events are enriched. Section <c>Enrichment</c>; the schedule is the setting <c>EnrichmentSchedule</c>.</summary>
public sealed class EnrichmentOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Enrichment";

    /// <summary>Messages taken from the queue at once.</summary>
    /// <value>Default 32.</value>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 32;

    /// <summary>Messages worked on at once.</summary>
    /// <value>Default 8.</value>
    [Range(1, 100)]
    public int Concurrency { get; set; } = 8;

    /// <summary>Length of one run; keep it well below <c>functionTimeout</c> in host.json.</summary>
    /// <value>Default 4 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:09:00")]
    public TimeSpan TimeBudget { get; set; } = TimeSpan.FromMinutes(4);

    /// <summary>Age at which an event is published without resources that could not be fetched.</summary>
    /// <value>Default 24 hours.</value>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromHours(24);

    internal EnrichmentLimits ToLimits() => new(BatchSize, Concurrency, TimeBudget, MaxAge);
}
