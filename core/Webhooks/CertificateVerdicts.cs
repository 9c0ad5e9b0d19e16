using Bridge.Core.Certificates;

namespace Bridge.Core.Webhooks;

/// <summary>Refusals of the client certificate: <c>BRG110</c> to <c>BRG119</c>.</summary>
public static class CertificateVerdicts
{
    /// <summary>The platform forwarded no client certificate.</summary>
    public static readonly Verdict Missing = new(
        "BRG110", "certificate-missing", 401,
        "The header of Receiving:Carrier (X-ARR-ClientCert on App Service) is absent or empty.",
        "Set clientCertEnabled and clientCertMode Required on the function app, without exclusion paths; behind another "
        + "platform choose its Receiving:Carrier.");

    /// <summary>More than one certificate header arrived.</summary>
    public static readonly Verdict Repeated = new(
        "BRG111", "certificate-repeated", 401, "The certificate header has more than one value, element or certificate.",
        "Something between caller and app adds the header: expose the app directly, or fix that hop.");

    /// <summary>The forwarded certificate is not strict base64 of one DER certificate of acceptable size.</summary>
    public static readonly Verdict Malformed = new(
        "BRG112", "certificate-malformed", 401,
        "The certificate header is not what Receiving:Carrier says, or not one DER certificate of at most 16 KiB.",
        "The platform writes this header: check Receiving:Carrier, and that no other hop rewrites it.");

    /// <summary>The certificate is outside its validity period.</summary>
    public static readonly Verdict NotInValidity = new(
        "BRG113", "certificate-not-in-validity", 401,
        "The client certificate, or an authority in its chain, is expired or not yet valid.",
        "Ask Truv for its renewed certificate (pinned) or issue a new one (issued).");

    /// <summary>No trust rule accepts the certificate.</summary>
    public static readonly Verdict Untrusted = new(
        "BRG114", "certificate-untrusted", 401, "No rule in Receiving:TrustRules accepts the client certificate.",
        "Compare the logged fingerprint and rule outcomes with Truv's current certificate; add a rule if Truv renewed.");

    /// <summary>Pin or issuer are right, but a key or a signature is too weak.</summary>
    public static readonly Verdict Weak = new(
        "BRG115", "certificate-weak", 401,
        "A rule knows the certificate, but a key is not RSA of 2048 bits or ECDSA on P-256/384/521, or a signature is "
        + "weaker than SHA-256.",
        "Have the certificate issued anew with such a key, signed with SHA-256 or better; check the intermediates too.");

    /// <summary>The issuing authority has revoked the certificate.</summary>
    public static readonly Verdict Revoked = new(
        "BRG116", "certificate-revoked", 401,
        "The certificate, or an intermediate, is on the authority's list of revoked ones.",
        "If nobody revoked it on purpose, find out who did; otherwise issue Truv a new certificate.");

    /// <summary>The list of revoked certificates is missing or too old.</summary>
    public static readonly Verdict RevocationUnknown = new(
        "BRG117", "certificate-revocation-unknown", 401,
        "No list of revoked certificates of the issuing authority is in date, the grace time included.",
        "Publish a current list at the rule's Crl and check that the app can read it: metric bridge.crl.refreshes.");

    /// <summary>Pin or issuer are right, but the certificate is not made for this.</summary>
    public static readonly Verdict Unfit = new(
        "BRG118", "certificate-unfit", 401,
        "A rule knows the certificate or its issuer, but name, usage, or a limit of an authority does not fit.",
        "The Debug log names the outcome: compare the rule's SubjectAlternativeName and SubjectCommonName, the usages "
        + "(client authentication) and the constraints of the authorities with the certificate.");

    /// <summary>The one rule that would accept the certificate is outside its window.</summary>
    public static readonly Verdict NotInForce = new(
        "BRG119", "certificate-rule-not-in-force", 401,
        "A rule would accept the certificate, but the time is outside its NotBefore and NotAfter.",
        "If Truv still, or already, presents this certificate, move the rule's window so that old and new overlap.");

    /// <summary>The table, in the order of the codes.</summary>
    public static IReadOnlyList<Verdict> All { get; } =
    [
        Missing, Repeated, Malformed, NotInValidity, Untrusted, Weak, Revoked, RevocationUnknown, Unfit, NotInForce,
    ];

    /// <summary>The verdict on a certificate of which no rule says more than this.</summary>
    internal static Verdict Of(TrustOutcome outcome) => outcome switch
    {
        TrustOutcome.Unreadable => Malformed,
        TrustOutcome.OtherFingerprint or TrustOutcome.OtherIssuer => Untrusted,
        TrustOutcome.NotInValidity => NotInValidity,
        TrustOutcome.WeakKey or TrustOutcome.WeakSignature => Weak,
        TrustOutcome.Revoked => Revoked,
        TrustOutcome.RevocationUnknown => RevocationUnknown,
        TrustOutcome.OutsideWindow => NotInForce,
        _ => Unfit,
    };
}
