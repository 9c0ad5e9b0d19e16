namespace Bridge.Core.Certificates.Revocation;

/// <summary>What became of a list of revoked certificates that was read.</summary>
public enum RevocationListOutcome
{
    /// <summary>It is sound, and newer than the one in hand.</summary>
    Replaced,

    /// <summary>It is the one in hand.</summary>
    Unchanged,

    /// <summary>It is older than the one in hand, which stays.</summary>
    Older,

    /// <summary>The file or address cannot be read.</summary>
    Unreachable,

    /// <summary>It is larger than <see cref="RevocationListReader.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>It is neither DER nor PEM of a version 2 list with a date for the next one.</summary>
    Malformed,

    /// <summary>It is partial (delta, indirect, by distribution point) or has another critical extension.</summary>
    Unsupported,

    /// <summary>None of the rule's authorities signed it, or the one that did may not sign lists.</summary>
    OtherSigner,

    /// <summary>It is not signed with SHA-256 or better.</summary>
    WeakSignature,

    /// <summary>It claims to have been made in the future.</summary>
    NotYetValid,
}
