using System.ComponentModel.DataAnnotations;
using Bridge.Core.Events;
using Bridge.Core.Reconciliation;
using Bridge.Core.Reconciliation.Configuration;

namespace Bridge.Functions.Settings;

/// <summary>
/// How Truv's delivery history is compared with the ledger. Section <c>Reconciliation</c>; the schedule is the setting
/// <c>ReconciliationSchedule</c>.
/// </summary>
public sealed class ReconciliationOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Reconciliation";

    /// <summary>The address that Truv delivers to, as it stands in Truv's configuration.</summary>
    /// <value>No default: only deliveries to it are ours.</value>
    [Required(ErrorMessage = "Reconciliation__WebhookUrl is missing: the address of this bridge as Truv knows it, such as "
        + "https://name.azurewebsites.net/api/webhooks/truv.")]
    public Uri? WebhookUrl { get; set; }

    /// <summary>Addresses that this bridge had before, separated by commas: their deliveries are compared as well.</summary>
    /// <value>Default: none.</value>
    public string FormerUrls { get; set; } = "";

    /// <summary>How far back the first run looks; Truv keeps 30 days.</summary>
    /// <value>Default 30 days.</value>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00", ErrorMessage = "Reconciliation__Lookback must be between 0 and 30 days.")]
    public TimeSpan Lookback { get; set; } = ReconciliationLimits.History;

    /// <summary>How much before the watermark each run begins, for rows that appear late in Truv's history.</summary>
    /// <value>Default 1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00", ErrorMessage = "Reconciliation__Overlap must be between 0 and 7 days.")]
    public TimeSpan Overlap { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Age of a delivery before its event may count as missing: Truv's own retries take up to 2 minutes.</summary>
    /// <value>Default 15 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Reconciliation__Settling must be between 1 second and 1 day.")]
    public TimeSpan Settling { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Most pages of 100 deliveries in one run: they share Truv's 300 requests a minute with enriching.</summary>
    /// <value>Default 100.</value>
    [Range(1, 10_000, ErrorMessage = "Reconciliation__MaxPages must be between 1 and 10000.")]
    public int MaxPages { get; set; } = 100;

    /// <summary>Length of one run; keep it well below <c>functionTimeout</c> in host.json.</summary>
    /// <value>Default 4 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:09:00", ErrorMessage = "Reconciliation__TimeBudget must be between 1 second and 9 minutes.")]
    public TimeSpan TimeBudget { get; set; } = TimeSpan.FromMinutes(4);

    /// <summary>Event types that Truv should deliver, separated by commas; a webhook without one of them is raised.</summary>
    /// <value>Default: all of Truv's catalogue.</value>
    public string Events { get; set; } = "";

    /// <summary>What may be changed of Truv's configuration of our webhook.</summary>
    /// <value>Default <c>None</c>; <c>Enable</c>, <c>EnableAndSubscribe</c>.</value>
    [AllowedValues("None", "Enable", "EnableAndSubscribe",
        ErrorMessage = "Reconciliation__Repair must be None, Enable or EnableAndSubscribe.")]
    public string Repair { get; set; } = nameof(WebhookRepair.None);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WebhookUrl is not null && !IsAddress(WebhookUrl.OriginalString))
            yield return new ValidationResult("Reconciliation__WebhookUrl must be a whole address that begins with https://.");
        foreach (var wrong in CommaList.Of(FormerUrls).Where(one => !IsAddress(one)))
            yield return new ValidationResult($"Reconciliation__FormerUrls has '{wrong}', which is no address that begins with https://.");
        foreach (var unknown in CommaList.Of(Events).Except(TruvEventTypes.All, StringComparer.Ordinal))
            yield return new ValidationResult($"Reconciliation__Events has '{unknown}', which is no event of Truv's: see 'bridge explain events'.");
    }

    internal ReconciliationLimits ToLimits() => new()
    {
        WebhookUrls = [WebhookUrl!, .. CommaList.Of(FormerUrls).Select(url => new Uri(url))],
        Lookback = Lookback,
        Overlap = Overlap,
        Settling = Settling,
        MaxPages = MaxPages,
        TimeBudget = TimeBudget,
    };

    internal WebhookExpectation ToExpectation(TruvOptions truv) => new(
        WebhookUrl!,
        truv.Environment == TruvEnvironment.Production ? "prod" : "sandbox",
        CommaList.Of(Events) is { Length: > 0 } some ? some : TruvEventTypes.All,
        Enum.Parse<WebhookRepair>(Repair));

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps;
}
