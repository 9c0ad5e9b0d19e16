namespace Bridge.Core.Certificates.Issuing;

/// <summary>Whether a certificate can be issued for a signing request.</summary>
public enum RequestOutcome
{
    /// <summary>Yes.</summary>
    Sound,

    /// <summary>It is no PKCS #10 request in PEM or DER.</summary>
    Malformed,

    /// <summary>Its signature does not prove that the sender has the key.</summary>
    NoPossession,

    /// <summary>Its key is not RSA of 2048 bits or ECDSA on P-256, P-384 or P-521.</summary>
    WeakKey,
}
