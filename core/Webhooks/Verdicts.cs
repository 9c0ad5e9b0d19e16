namespace Bridge.Core.Webhooks;

/// <summary>Every verdict of receiving, in one table.</summary>
public static class Verdicts
{
    /// <summary>Checked, identified and queued.</summary>
    public static readonly Verdict Accepted = new(
        "BRG100", "accepted", 202, "The webhook is genuine and the broker holds it.", "None.");

    /// <summary>The body is larger than the configured cap.</summary>
    public static readonly Verdict BodyTooLarge = new(
        "BRG101", "body-too-large", 413, "The body exceeds Receiving:MaxBodyBytes.",
        "Truv documents payloads of about 600 bytes; raise the cap only if Truv announces larger ones.");

    /// <summary>The media type is given and is not JSON.</summary>
    public static readonly Verdict UnsupportedMediaType = new(
        "BRG102", "unsupported-media-type", 415, "Content-Type is neither absent nor JSON.",
        "Check who calls the endpoint: Truv sends application/json.");

    /// <summary>The platform forwarded no client certificate.</summary>
    public static readonly Verdict CertificateMissing = new(
        "BRG110", "certificate-missing", 401, "X-ARR-ClientCert is absent or empty.",
        "Set clientCertEnabled and clientCertMode Required on the function app, without exclusion paths.");

    /// <summary>More than one certificate header arrived.</summary>
    public static readonly Verdict CertificateRepeated = new(
        "BRG111", "certificate-repeated", 401, "X-ARR-ClientCert has more than one value.",
        "Something between caller and app adds the header: expose the app directly, or fix that hop.");

    /// <summary>The forwarded certificate is not strict base64 of one DER certificate of acceptable size.</summary>
    public static readonly Verdict CertificateMalformed = new(
        "BRG112", "certificate-malformed", 401, "X-ARR-ClientCert is not base64 of a DER certificate of at most 16 KiB.",
        "The platform writes this header: check that no other hop rewrites it.");

    /// <summary>The certificate is outside its validity period.</summary>
    public static readonly Verdict CertificateNotInValidity = new(
        "BRG113", "certificate-not-in-validity", 401, "The client certificate is expired or not yet valid.",
        "Ask Truv for its renewed certificate (pinned) or issue a new one (issued).");

    /// <summary>No trust rule accepts the certificate.</summary>
    public static readonly Verdict CertificateUntrusted = new(
        "BRG114", "certificate-untrusted", 401, "No rule in Receiving:TrustRules accepts the client certificate.",
        "Compare the logged fingerprint and rule outcomes with Truv's current certificate; add a rule if Truv renewed.");

    /// <summary>A required custom header is absent or repeated.</summary>
    public static readonly Verdict HeaderMissing = new(
        "BRG120", "header-missing", 401, "A header of Receiving:Headers is absent or repeated.",
        "Check with Truv Support which custom headers the webhook configuration sends.");

    /// <summary>A required custom header has none of its accepted values.</summary>
    public static readonly Verdict HeaderMismatch = new(
        "BRG121", "header-mismatch", 401, "A header of Receiving:Headers has none of its accepted values.",
        "Check with Truv Support which value is sent; while rotating, list the old and the new secret.");

    /// <summary>The signature header is absent, repeated or not <c>v1=</c> and 64 hex digits.</summary>
    public static readonly Verdict SignatureMalformed = new(
        "BRG130", "signature-malformed", 401, "X-WEBHOOK-SIGN is absent, repeated, or not v1= and 64 hex digits.",
        "Check who calls the endpoint: Truv signs every webhook.");

    /// <summary>No active Access Secret produces the signature.</summary>
    public static readonly Verdict SignatureMismatch = new(
        "BRG131", "signature-mismatch", 401, "No secret of Truv:AccessSecrets produces the signature of this body.",
        "Most likely secret drift: add the Access Secret that the Truv dashboard shows as active.");

    /// <summary>The signed body is not a JSON object that the bridge can identify.</summary>
    public static readonly Verdict BodyUnreadable = new(
        "BRG140", "body-unreadable", 202, "The signed body is not a JSON object of depth 32 with unique keys.",
        "The exact bytes are on the quarantine queue; report them to Truv Support.");

    /// <summary>The signed body lacks <c>webhook_id</c> or <c>event_type</c>.</summary>
    public static readonly Verdict BodyIncomplete = new(
        "BRG141", "body-incomplete", 202, "The signed body has no webhook_id or no event_type.",
        "The exact bytes are on the quarantine queue; report them to Truv Support.");

    /// <summary>The broker did not accept the event in time.</summary>
    public static readonly Verdict QueueUnavailable = new(
        "BRG150", "queue-unavailable", 503, "Service Bus did not accept the event within the time that Truv waits.",
        "Check the namespace's health and quota; Truv retries, and reconciliation fetches what it gave up.");

    /// <summary>The broker refuses the event for its size.</summary>
    public static readonly Verdict QueueRefusedSize = new(
        "BRG151", "queue-refused-size", 413, "The event does not fit into one Service Bus message.",
        "Lower Receiving:MaxBodyBytes below the queue's message size, or use a Premium namespace.");

    /// <summary>The table, in the order of the codes.</summary>
    public static IReadOnlyList<Verdict> All { get; } =
    [
        Accepted, BodyTooLarge, UnsupportedMediaType, CertificateMissing, CertificateRepeated, CertificateMalformed,
        CertificateNotInValidity, CertificateUntrusted, HeaderMissing, HeaderMismatch, SignatureMalformed,
        SignatureMismatch, BodyUnreadable, BodyIncomplete, QueueUnavailable, QueueRefusedSize,
    ];
}
