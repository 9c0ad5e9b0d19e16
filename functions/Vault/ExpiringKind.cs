namespace Bridge.Functions.Vault;

/// <summary>What expires.</summary>
internal enum ExpiringKind
{
    /// <summary>The certificate that we present to Truv's API.</summary>
    ClientCertificate,

    /// <summary>An authority that a trust rule or the client certificate's chain relies on.</summary>
    Authority,

    /// <summary>A secret that was given an expiry.</summary>
    Secret,

    /// <summary>A trust rule with an end.</summary>
    TrustRule,
}
