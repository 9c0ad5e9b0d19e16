using System.Security.Cryptography;
using Azure;
using Azure.Identity;

namespace Bridge.Functions.Vault;

/// <summary>What a vault answers instead of what was asked for, in words that say what to do.</summary>
public static class VaultTrouble
{
    /// <summary>Whether an exception is the vault's, or the sign-in's, doing.</summary>
    public static bool IsTrouble(Exception e) => e is RequestFailedException or AuthenticationFailedException
        or CryptographicException or NotSupportedException or FormatException || IsTimeout(e)
        || (e is AggregateException several && several.InnerExceptions.All(IsTrouble));

    /// <summary>Explains it.</summary>
    /// <param name="what">What was asked for.</param>
    /// <param name="e">The exception.</param>
    public static string Describe(string what, Exception e) => IsUnreachable(e)
        ? "The Key Vault cannot be reached: check KeyVault__Uri, its network rules and KeyVault__CaFile."
        : $"Key Vault {what} cannot be read: {Reason(e)}";

    internal static bool IsUnreachable(Exception e) =>
        e is AggregateException or RequestFailedException { Status: 0 or 429 or >= 500 } || IsTimeout(e);

    internal static bool IsDisabled(RequestFailedException e) => e.Status == 403
        && (e.Message.Contains("SecretDisabled", StringComparison.Ordinal)
            || e.Message.Contains("disabled secret", StringComparison.OrdinalIgnoreCase));

    // So the clients say that an attempt took too long; whoever has cancelled has to ask for that first.
    private static bool IsTimeout(Exception e) => e is OperationCanceledException or TimeoutException;

    private static string Reason(Exception e) => e switch
    {
        RequestFailedException { Status: 404 } => "there is none of that name in the vault.",
        RequestFailedException failed when IsDisabled(failed) => "it is disabled: enable it, or name another one.",
        RequestFailedException failed when failed.Message.Contains("expired", StringComparison.OrdinalIgnoreCase) =>
            "its certificate has expired, and Key Vault keeps the key of an expired certificate to itself: renew it "
            + "(bridge cert request).",
        RequestFailedException { Status: 403 } =>
            "the app's identity lacks the role Key Vault Secrets User or Key Vault Certificate User on the vault.",
        RequestFailedException failed => $"the vault answered {failed.Status}.",
        AuthenticationFailedException => "no token for the app's managed identity: assign the identity to the app.",
        _ => "it is not a certificate with a key that this system can load.",
    };
}
