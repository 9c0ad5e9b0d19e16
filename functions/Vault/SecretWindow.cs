using Azure.Security.KeyVault.Secrets;

namespace Bridge.Functions.Vault;

/// <summary>When a secret of a list is in force. Key Vault itself gives it away at any time unless it is disabled.</summary>
public static class SecretWindow
{
    /// <summary>Whether it is enabled and the time lies within its activation and expiry.</summary>
    public static bool IsInForce(SecretProperties secret, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return secret.Enabled != false && !(secret.NotBefore > now) && !(secret.ExpiresOn <= now);
    }
}
