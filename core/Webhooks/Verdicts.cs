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
        Accepted, BodyTooLarge, UnsupportedMediaType,
        .. CertificateVerdicts.All,
        HeaderMissing, HeaderMismatch, SignatureMalformed, SignatureMismatch,
        .. BodyVerdicts.All,
        QueueUnavailable, QueueRefusedSize,
    ];
}
