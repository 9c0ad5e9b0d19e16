namespace Bridge.Core.Webhooks;

/// <summary>What the checks found, collected while they run; it travels with the event so that a consumer can verify again.</summary>
public sealed record Evidence
{
    /// <summary>How the event came in: <c>push</c> for a webhook.</summary>
    public string Source { get; init; } = "push";

    /// <summary>When the bridge accepted the request, UTC.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The X-WEBHOOK-SIGN header as received.</summary>
    public string? Signature { get; set; }

    /// <summary>Label of the Access Secret that produced the signature; never the secret.</summary>
    public string? SecretLabel { get; set; }

    /// <summary>SHA-256 of the client certificate's DER, upper-case hex.</summary>
    public string? CertificateSha256 { get; set; }

    /// <summary>Name of the trust rule that accepted the certificate.</summary>
    public string? TrustRule { get; set; }

    /// <summary>Code of the verdict under which the event was kept.</summary>
    public string? Verdict { get; set; }
}
