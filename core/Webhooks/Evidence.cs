namespace Bridge.Core.Webhooks;

/// <summary>What the checks found, collected while they run; it travels with the event so that a consumer can verify again.</summary>
public sealed record Evidence
{
    /// <summary>A webhook that Truv pushed.</summary>
    public const string Push = "push";

    /// <summary>An event from Truv's delivery history: it has no signature.</summary>
    public const string Pulled = "pulled";

    /// <summary>How the event came in.</summary>
    /// <value>Default <see cref="Push"/>.</value>
    public string Source { get; init; } = Push;

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
