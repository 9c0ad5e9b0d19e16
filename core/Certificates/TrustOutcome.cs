namespace Bridge.Core.Certificates;

/// <summary>What one trust rule says of one certificate.</summary>
public enum TrustOutcome
{
    /// <summary>The rule accepts the certificate.</summary>
    Trusted,

    /// <summary>The fingerprint is not the pinned one.</summary>
    OtherFingerprint,

    /// <summary>The expected DNS name is not among the certificate's subject alternative names.</summary>
    OtherName,

    /// <summary>The certificate is not marked for client authentication.</summary>
    NoClientUsage,

    /// <summary>The certificate does not chain to the rule's own authorities.</summary>
    OtherIssuer,
}
