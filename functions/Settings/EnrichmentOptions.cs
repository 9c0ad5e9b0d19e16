using System.ComponentModel.DataAnnotations;
using Bridge.Core.Enrichment.Masking;
using Bridge.Core.Enrichment.Running;

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

    /// <summary>Fields that are kept from consumers. Truv's tokens never reach them anyway.</summary>
    /// <value>Default: none.</value>
    public IList<FieldMaskOptions> Masks { get; } = [];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < Masks.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Masks[i].EventType))
                yield return new ValidationResult($"Enrichment__Masks__{i}__EventType is empty: an event type, or * for all.");
            if (!MaskPath.TryParse(Masks[i].Path, out _))
            {
                yield return new ValidationResult($"Enrichment__Masks__{i}__Path is no path to a field: for example "
                    + "$.resources.order.employers[*].bank_accounts, $.event.tracking_info or $..ssn.");
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
    };

    internal FieldMasks ToMasks() => new([.. Masks.Select(mask => mask.ToMask())]);
}
