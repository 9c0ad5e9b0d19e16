using System.ComponentModel.DataAnnotations;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Settings;

/// <summary>What a webhook must show to be taken for Truv's. Section <c>Receiving</c>.</summary>
public sealed class ReceivingOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Receiving";

    /// <summary>Largest acceptable body in bytes.</summary>
    /// <value>Default 262 144 (256 KiB); Truv's documented payloads have about 600 bytes.</value>
    [Range(1024, 100 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>Requests that one instance works on at once; one more is answered 503 with <c>Retry-After</c>.</summary>
    /// <value>Default 128; with 256 KiB for each body they take at most 32 MiB.</value>
    [Range(1, 10_000)]
    public int MaxConcurrency { get; set; } = 128;

    /// <summary>How long a body may take to arrive, from the request on.</summary>
    /// <value>
    /// Default 4 s: after 5 s web servers by themselves give up a body of less than 240 bytes a second, which is BRG105 then.
    /// </value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:09")]
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How long the whole may take, from the request until the broker has accepted the event.</summary>
    /// <value>Default 8 s: Truv gives up at 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:09")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>The operator's statement of what the platform checks before a request reaches the app.</summary>
    [ValidateObjectMembers]
    public AttestationOptions Attestation { get; set; } = new();

    /// <summary>Where webhooks may come from.</summary>
    [ValidateObjectMembers]
    public SourceAddressOptions SourceAddresses { get; set; } = new();

    /// <summary>How much a sender without a valid signature may put into quarantine.</summary>
    [ValidateObjectMembers]
    public QuarantineOptions Quarantine { get; set; } = new();

    /// <summary>Rules for the client certificate; one that matches is enough.</summary>
    [MinLength(1, ErrorMessage = "Receiving__TrustRules is empty: add at least one rule, for example "
        + "Receiving__TrustRules__0__Name, __Kind (Pinned or Issued) and __SubjectAlternativeName.")]
    [ValidateEnumeratedItems]
    public List<TrustRuleOptions> TrustRules { get; set; } = [];

    /// <summary>Custom headers that Truv was asked to send; every one must match.</summary>
    [MinLength(1, ErrorMessage = "Receiving__Headers is empty: agree on a custom header with Truv Support and set "
        + "Receiving__Headers__0__Name and __Secrets (names of Key Vault secrets).")]
    [ValidateEnumeratedItems]
    public List<RequiredHeaderOptions> Headers { get; set; } = [];

    /// <summary>How the platform hands on the client certificate; exactly one way is active.</summary>
    /// <value>Default <c>AppService</c>; see <see cref="CertificateCarrierKind"/> for the others.</value>
    [AllowedValues("AppService", "ContainerApps", "PemHeader", ErrorMessage = "Receiving__Carrier must be AppService "
        + "(X-ARR-ClientCert), ContainerApps (X-Forwarded-Client-Cert) or PemHeader (with Receiving__PemHeaderName).")]
    public string Carrier { get; set; } = nameof(CertificateCarrierKind.AppService);

    /// <summary>With the carrier <c>PemHeader</c>: the header in which a proxy puts the client certificate.</summary>
    /// <value>No default; required with that carrier, and refused with any other.</value>
    [PemHeaderName]
    public string? PemHeaderName { get; set; }

    /// <summary>Longest time for which the verdict on one certificate is repeated without asking the rules again.</summary>
    /// <value>Default 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CertificateVerdictLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Time between two readings of the lists of revoked certificates; each is moved by up to a tenth.</summary>
    /// <value>Default 1 hour.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan CrlRefreshInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long a list of revoked certificates is still used, with warnings, after the date that it promises its successor
    /// for; from then on the rule refuses every certificate.
    /// </summary>
    /// <value>Default 24 hours.</value>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan CrlGraceTime { get; set; } = TimeSpan.FromHours(24);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        ReceivingValidation.Problems(this).Select(problem => new ValidationResult(problem));

    internal ReceivingLimits ToLimits() => new(MaxBodyBytes, MaxConcurrency, BodyTimeout, Deadline);
}
