using System.ComponentModel.DataAnnotations;

namespace Bridge.Functions.Settings;

/// <summary>One rule for the client certificate. Section <c>Receiving:TrustRules:N</c>.</summary>
public sealed class TrustRuleOptions : IValidatableObject
{
    /// <summary>Name of the rule, shown in logs and carried by events.</summary>
    [Required(ErrorMessage = "A rule in Receiving__TrustRules has no Name.")]
    public string Name { get; set; } = "";

    /// <summary>How the rule knows the certificate.</summary>
    [Required(ErrorMessage = "A rule in Receiving__TrustRules has no Kind: Pinned or Issued.")]
    public TrustRuleKind? Kind { get; set; }

    /// <summary>The exact DNS name that the certificate must carry as subject alternative name.</summary>
    [Required(ErrorMessage = "A rule in Receiving__TrustRules has no SubjectAlternativeName, such as mtls-prod.truv.com.")]
    public string SubjectAlternativeName { get; set; } = "";

    /// <summary>Pinned: SHA-256 of the certificate's DER, 64 hex digits; colons are ignored.</summary>
    public string? CertificateSha256 { get; set; }

    /// <summary>Issued: name of the Key Vault secret that holds our authority, and any intermediates, as PEM.</summary>
    public string? CaSecret { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == TrustRuleKind.Pinned && !IsSha256(CertificateSha256))
        {
            yield return new ValidationResult($"Trust rule '{Name}' is Pinned, so CertificateSha256 must hold 64 hex "
                + "digits: openssl x509 -in truv.pem -noout -fingerprint -sha256");
        }

        if (Kind == TrustRuleKind.Issued && string.IsNullOrWhiteSpace(CaSecret))
        {
            yield return new ValidationResult($"Trust rule '{Name}' is Issued, so CaSecret must name the Key Vault secret "
                + "that holds the issuing authority as PEM.");
        }
    }

    internal byte[] FingerprintBytes() => Convert.FromHexString(Plain(CertificateSha256!));

    private static bool IsSha256(string? text) =>
        text is not null && Plain(text) is { Length: 64 } plain && plain.All(char.IsAsciiHexDigit);

    private static string Plain(string text) => text.Replace(":", "", StringComparison.Ordinal);
}
