namespace Bridge.Core.Webhooks;

/// <summary>Refusals of the client certificate: <c>BRG110</c> to <c>BRG119</c>.</summary>
public static class CertificateVerdicts
{
    /// <summary>The platform forwarded no client certificate.</summary>
    public static readonly Verdict Missing = new(
        "BRG110", "certificate-missing", 401, "X-ARR-ClientCert is absent or empty.",
        "Set clientCertEnabled and clientCertMode Required on the function app, without exclusion paths.");

    /// <summary>More than one certificate header arrived.</summary>
    public static readonly Verdict Repeated = new(
        "BRG111", "certificate-repeated", 401, "X-ARR-ClientCert has more than one value.",
        "Something between caller and app adds the header: expose the app directly, or fix that hop.");

    /// <summary>The forwarded certificate is not strict base64 of one DER certificate of acceptable size.</summary>
    public static readonly Verdict Malformed = new(
        "BRG112", "certificate-malformed", 401, "X-ARR-ClientCert is not base64 of a DER certificate of at most 16 KiB.",
        "The platform writes this header: check that no other hop rewrites it.");

    /// <summary>The certificate is outside its validity period.</summary>
    public static readonly Verdict NotInValidity = new(
        "BRG113", "certificate-not-in-validity", 401, "The client certificate is expired or not yet valid.",
        "Ask Truv for its renewed certificate (pinned) or issue a new one (issued).");

    /// <summary>No trust rule accepts the certificate.</summary>
    public static readonly Verdict Untrusted = new(
        "BRG114", "certificate-untrusted", 401, "No rule in Receiving:TrustRules accepts the client certificate.",
        "Compare the logged fingerprint and rule outcomes with Truv's current certificate; add a rule if Truv renewed.");

    /// <summary>The table, in the order of the codes.</summary>
    public static IReadOnlyList<Verdict> All { get; } =
    [
        Missing, Repeated, Malformed, NotInValidity, Untrusted,
    ];
}
