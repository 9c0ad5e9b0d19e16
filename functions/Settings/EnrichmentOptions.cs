using System.ComponentModel.DataAnnotations;
using Bridge.Core.Enrichment.Masking;
using Bridge.Core.Enrichment.Running;
using Bridge.Core.Events;

namespace Bridge.Functions.Settings;

/// <summary>How events are enriched. Section <c>Enrichment</c>; the schedule is the setting <c>EnrichmentSchedule</c>.</summary>
public sealed class EnrichmentOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Enrichment";

    /// <summary>Messages taken from the queue at once.</summary>
    /// <value>Default 32.</value>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 32;

    /// <summary>Events in hand at once: the more, the more share an API call, and the more memory is used.</summary>
    /// <value>Default 256.</value>
    [Range(1, 5000)]
    public int InHand { get; set; } = 256;

    /// <summary>API calls at once.</summary>
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

    /// <summary>How old an event is before its resources are asked for, so that a burst about one borrower shares the calls.</summary>
    /// <value>Default 5 s; 00:00:00 asks at once.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan CoalescingWindow { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Bytes of answers that one run keeps for later events.</summary>
    /// <value>Default 67108864 (64 MiB).</value>
    [Range(0, 4_294_967_296)]
    public long MaxAnswerBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Bytes of webhooks in hand, and of the events made of them, beyond which a run takes no more until some have left.</summary>
    /// <value>Default 67108864 (64 MiB).</value>
    [Range(1_048_576, 4_294_967_296)]
    public long MaxBytesInHand { get; set; } = 64 * 1024 * 1024;

    /// <summary>Fields that are kept from consumers. Truv's tokens never reach them anyway.</summary>
    /// <value>Default: none.</value>
    public List<FieldMaskOptions> Masks { get; set; } = [];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < Masks.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Masks[i].EventType))
                yield return new ValidationResult($"Enrichment__Masks__{i}__EventType is empty: an event type, or * for all.");
            if (!MaskPath.TryParse(Masks[i].Path, out _))
            {
                yield return new ValidationResult($"Enrichment__Masks__{i}__Path is no path to a field of data.resources: write for "
                    + "example $.resources.order.employers[*].bank_accounts or $..ssn. The webhook itself, data.event, cannot be masked: "
                    + "its signed bytes are in data.evidence, and consumers compare both; let the consumer drop what it must not keep.");
            }
        }
    }

    internal EnrichmentLimits ToLimits() => new()
    {
        BatchSize = BatchSize,
        InHand = InHand,
        Concurrency = Concurrency,
        TimeBudget = TimeBudget,
        MaxAge = MaxAge,
        CoalescingWindow = CoalescingWindow,
        MaxAnswerBytes = MaxAnswerBytes,
        MaxBytesInHand = MaxBytesInHand,
    };

    /// <summary>The masks; reports those for event types that Truv's catalogue lacks, which may be new or misspelt.</summary>
    internal FieldMasks ToMasks(Action<string> unknownType)
    {
        foreach (var type in Masks.Select(mask => mask.EventType).Where(type => type != FieldMask.AnyType).Except(TruvEventTypes.All))
            unknownType(type);
        return new FieldMasks([.. Masks.Select(mask => mask.ToMask())]);
    }
}
