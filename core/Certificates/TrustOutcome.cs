namespace Bridge.Core.Certificates;

/// <summary>
/// What one trust rule says of one certificate. Refusals stand in the order of how near the certificate came to being
/// accepted, so that of several rules the one with the greatest value tells the operator most.
/// </summary>
public enum TrustOutcome
{
    /// <summary>The rule accepts the certificate.</summary>
    Trusted,

    /// <summary>The certificate's content cannot be parsed.</summary>
    Unreadable,

    /// <summary>Neither the certificate nor its key is a pinned one.</summary>
    OtherFingerprint,

    /// <summary>The certificate does not chain to the rule's own authorities.</summary>
    OtherIssuer,

    /// <summary>The expected DNS name is not among the certificate's subject alternative names.</summary>
    OtherName,

    /// <summary>The subject's common name is not the expected one.</summary>
    OtherSubject,

    /// <summary>A DNS name of the certificate holds characters that no host name has, or an extension is repeated.</summary>
    OddContent,

    /// <summary>The certificate is not marked for client authentication.</summary>
    NoClientUsage,

    /// <summary>The certificate is an authority's own.</summary>
    AuthorityAsLeaf,

    /// <summary>The chain breaks a limit that an authority sets: path length, basic constraints, usage or names.</summary>
    ConstraintViolated,

    /// <summary>The certificate, or an authority in its chain, is expired or not yet valid.</summary>
    NotInValidity,

    /// <summary>A key of the chain is neither RSA of at least 2048 bits nor ECDSA on P-256, P-384 or P-521.</summary>
    WeakKey,

    /// <summary>A signature of the chain is not made with SHA-256 or better.</summary>
    WeakSignature,

    /// <summary>The list of revoked certificates is absent or out of date beyond the grace time.</summary>
    RevocationUnknown,

    /// <summary>The rule would accept the certificate, but is not in force at this time.</summary>
    OutsideWindow,

    /// <summary>The issuing authority has revoked the certificate, or one of the chain.</summary>
    Revoked,
}
