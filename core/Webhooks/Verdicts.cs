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

    /// <summary>The body is packed.</summary>
    public static readonly Verdict UnsupportedEncoding = new(
        "BRG103", "unsupported-encoding", 415, "Content-Encoding is neither absent nor identity.",
        "Check who calls the endpoint, or which hop packs bodies: Truv signs and sends them as they are.");

    /// <summary>The body did not arrive in time.</summary>
    public static readonly Verdict BodyTooSlow = new(
        "BRG104", "body-too-slow", 408, "The body did not arrive within Receiving:BodyTimeout.",
        "One is a slow network; many from one certificate are somebody who holds connections open on purpose.");

    /// <summary>The connection or its framing broke while the body arrived.</summary>
    public static readonly Verdict BodyInterrupted = new(
        "BRG105", "body-interrupted", 400,
        "The body broke off, its framing is not HTTP, or it came at less than the web server's 240 bytes a second.",
        "None for a few: Truv retries. For many, look for a proxy that cuts connections.");

    /// <summary>The caller hung up before its body had arrived; nobody reads the answer.</summary>
    public static readonly Verdict CallerGone = new(
        "BRG106", "caller-gone", 499, "The caller hung up, or the host stopped, before the body had arrived.",
        "None: Truv retries.");

    /// <summary>As many requests are worked on as the process may take at once.</summary>
    public static readonly Verdict Overloaded = new(
        "BRG107", "overloaded", 503, "Receiving:MaxConcurrency requests are being worked on already.",
        "Let the app scale out, or raise the limit if memory allows: limit times Receiving:MaxBodyBytes.");

    /// <summary>The front end does not say from which address the caller came.</summary>
    public static readonly Verdict SourceUnknown = new(
        "BRG108", "source-unknown", 401, "X-Forwarded-For is absent or its last entry is no IP address.",
        "App Service writes this header; behind another front end switch Receiving:SourceAddresses:Enabled off.");

    /// <summary>The caller's address is not one of Truv's.</summary>
    public static readonly Verdict SourceNotAllowed = new(
        "BRG109", "source-not-allowed", 401, "The caller's address is not in Receiving:SourceAddresses:Allowed.",
        "Compare Truv's published addresses with the setting; a proxy in front of the app shows its own address.");

    /// <summary>A required custom header is absent or repeated.</summary>
    public static readonly Verdict HeaderMissing = new(
        "BRG120", "header-missing", 401, "A header of Receiving:Headers is absent or repeated.",
        "Check with Truv Support which custom headers the webhook configuration sends.");

    /// <summary>A required custom header has none of its accepted values.</summary>
    public static readonly Verdict HeaderMismatch = new(
        "BRG121", "header-mismatch", 401, "A header of Receiving:Headers has none of its accepted values.",
        "Check with Truv Support which value is sent; while rotating, list the old and the new secret.");

    /// <summary>The signature header is absent, repeated or not <c>v1=</c> and 64 lower-case hex digits.</summary>
    public static readonly Verdict SignatureMalformed = new(
        "BRG130", "signature-malformed", 401, "X-WEBHOOK-SIGN is absent, repeated, or not v1= and 64 lower-case hex digits.",
        "Check who calls the endpoint: Truv signs every webhook.");

    /// <summary>No active Access Secret produces the signature.</summary>
    public static readonly Verdict SignatureMismatch = new(
        "BRG131", "signature-mismatch", 401, "No secret of Truv:AccessSecrets produces the signature of this body.",
        "Most likely secret drift: add the Access Secret that the Truv dashboard shows as active.");

    /// <summary>The broker did not accept the event in time.</summary>
    public static readonly Verdict QueueUnavailable = new(
        "BRG150", "queue-unavailable", 503, "Service Bus did not accept the event within Receiving:Deadline.",
        "Check the namespace's health and quota; Truv retries, and reconciliation fetches what it gave up.");

    /// <summary>The broker refuses the event for its size.</summary>
    public static readonly Verdict QueueRefusedSize = new(
        "BRG151", "queue-refused-size", 413, "The event does not fit into one Service Bus message.",
        "Lower Receiving:MaxBodyBytes below the queue's message size, or use a Premium namespace.");

    /// <summary>The table, in the order of the codes.</summary>
    public static IReadOnlyList<Verdict> All { get; } =
    [
        Accepted, BodyTooLarge, UnsupportedMediaType, UnsupportedEncoding, BodyTooSlow, BodyInterrupted, CallerGone,
        Overloaded, SourceUnknown, SourceNotAllowed,
        .. CertificateVerdicts.All,
        HeaderMissing, HeaderMismatch, SignatureMalformed, SignatureMismatch,
        .. BodyVerdicts.All,
        QueueUnavailable, QueueRefusedSize,
    ];
}
