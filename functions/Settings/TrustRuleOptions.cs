using System.ComponentModel.DataAnnotations;
using Bridge.Core.Certificates;

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

    /// <summary>The exact DNS name that the certificate must carry as subject alternative name; never a wildcard.</summary>
    /// <value>Pinned: required. Issued: required unless there is a <see cref="SubjectCommonName"/>.</value>
    public string? SubjectAlternativeName { get; set; }

    /// <summary>Issued: the exact common name that the subject must have, alone or beside the DNS name.</summary>
    public string? SubjectCommonName { get; set; }

    /// <summary>First moment at which the rule is in force, ISO 8601 with offset.</summary>
    /// <value>Default: none, always.</value>
    public string? NotBefore { get; set; }

    /// <summary>First moment at which the rule is no longer in force, ISO 8601 with offset.</summary>
    /// <value>Default: none, for ever.</value>
    public string? NotAfter { get; set; }

    /// <summary>Pinned: SHA-256 of certificates' DER, 64 hex digits each, separated by commas; colons are ignored.</summary>
    public string? CertificateSha256 { get; set; }

    /// <summary>Pinned: name of a Key Vault secret that holds such values.</summary>
    public string? CertificateSha256Secret { get; set; }

    /// <summary>Pinned: SHA-256 of keys (SubjectPublicKeyInfo), written alike: a renewal with the same key passes.</summary>
    public string? SpkiSha256 { get; set; }

    /// <summary>Pinned: name of a Key Vault secret that holds such values.</summary>
    public string? SpkiSha256Secret { get; set; }

    /// <summary>Issued: name of the Key Vault secret that holds our authority, and any intermediates, as PEM.</summary>
    public string? CaSecret { get; set; }

    /// <summary>Issued: name of a further Key Vault secret with intermediates as PEM.</summary>
    public string? IntermediatesSecret { get; set; }

    /// <summary>Issued: whether the certificate must be marked for client authentication.</summary>
    /// <value>Default true.</value>
    public bool RequireClientUsage { get; set; } = true;

    /// <summary>
    /// Issued: full paths, http(s) addresses or <c>vault:SECRET</c> of the authorities' lists of revoked certificates,
    /// separated by commas; one must be of the authority that issues Truv's certificate.
    /// </summary>
    /// <value>Default: none, revocation is not looked at.</value>
    public string? Crl { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        TrustRuleValidation.Problems(this).Select(problem => new ValidationResult($"Trust rule '{Name}' {problem}"));

    internal ExpectedSubject ToSubject() => new(Given(SubjectAlternativeName), Given(SubjectCommonName));

    internal RuleWindow ToWindow() => new(TrustRuleTime.Parse(NotBefore), TrustRuleTime.Parse(NotAfter));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
