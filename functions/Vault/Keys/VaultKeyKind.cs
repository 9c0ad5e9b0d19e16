namespace Bridge.Functions.Vault;

/// <summary>Kinds of keys that Truv accepts and the vault makes (truv.md §5).</summary>
public enum VaultKeyKind
{
    /// <summary>RSA of 2048 bits.</summary>
    Rsa2048,

    /// <summary>RSA of 4096 bits.</summary>
    Rsa4096,

    /// <summary>ECDSA on P-256.</summary>
    P256,

    /// <summary>ECDSA on P-384.</summary>
    P384,
}
