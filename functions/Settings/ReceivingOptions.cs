using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Settings;

/// <summary>What a webhook must show to be taken for Truv's. Section <c>Receiving</c>.</summary>
public sealed class ReceivingOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Receiving";

    /// <summary>Largest acceptable body in bytes.</summary>
    /// <value>Default 262 144 (256 KiB); Truv's documented payloads have about 600 bytes.</value>
    [Range(1024, 100 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>The operator's statement that the platform requires client certificates, on HTTPS only, without exclusion paths.</summary>
    /// <value>No default; must be <c>Required</c>. Bicep sets it from the variable that sets the site's property.</value>
    [Required(ErrorMessage = "Receiving__ClientCertificateMode is missing: set clientCertEnabled, clientCertMode "
        + "'Required' and httpsOnly on the function app without exclusion paths, then state it here as Required.")]
    [AllowedValues("Required", ErrorMessage = "Receiving__ClientCertificateMode must be Required: in any other mode the "
        + "platform does not prove that a caller holds the key of the certificate it shows.")]
    public string? ClientCertificateMode { get; set; }

    /// <summary>How long the broker may take to accept an event.</summary>
    /// <value>Default 8 s: Truv gives up at 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:09")]
    public TimeSpan QueueTimeout { get; set; } = TimeSpan.FromSeconds(8);

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
}
