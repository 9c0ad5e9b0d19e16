using System.ComponentModel.DataAnnotations;

namespace Bridge.Functions.Settings;

/// <summary>
/// The operator's statement that the platform demands client certificates. The app sees only a header, which anybody could
/// write if the platform did not; so it does not start until somebody has answered for it. Section
/// <c>Receiving:Attestation</c>; Bicep sets it from the variables that set the site's properties.
/// </summary>
public sealed class AttestationOptions
{
    /// <summary>What <c>clientCertMode</c> of the function app is, with <c>clientCertEnabled</c>.</summary>
    /// <value>No default; must be <c>Required</c>.</value>
    [Required(ErrorMessage = "Receiving__Attestation__ClientCertificateMode is missing: set clientCertEnabled true and "
        + "clientCertMode 'Required' on the function app, then state it here as Required.")]
    [AllowedValues("Required", null, ErrorMessage = "Receiving__Attestation__ClientCertificateMode must be Required: in any "
        + "other mode the platform does not prove that a caller holds the key of the certificate it shows.")]
    public string? ClientCertificateMode { get; set; }

    /// <summary>What <c>httpsOnly</c> of the function app is.</summary>
    /// <value>No default; must be true.</value>
    [Required(ErrorMessage = "Receiving__Attestation__HttpsOnly is missing: set httpsOnly true on the function app, then "
        + "state it here as true.")]
    [AllowedValues(true, null, ErrorMessage = "Receiving__Attestation__HttpsOnly must be true: without TLS there is no client "
        + "certificate.")]
    public bool? HttpsOnly { get; set; }

    /// <summary>What <c>clientCertExclusionPaths</c> of the function app are.</summary>
    /// <value>No default; must be <c>None</c>.</value>
    [Required(ErrorMessage = "Receiving__Attestation__ExclusionPaths is missing: leave clientCertExclusionPaths of the function "
        + "app empty, then state it here as None.")]
    [AllowedValues("None", null, ErrorMessage = "Receiving__Attestation__ExclusionPaths must be None: on an excluded path "
        + "anybody can write the certificate header.")]
    public string? ExclusionPaths { get; set; }
}
