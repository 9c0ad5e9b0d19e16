using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure;
using Azure.Identity;
using Azure.Security.KeyVault.Certificates;

namespace Bridge.Functions.Azure;

/// <summary>Reads from the vault and notes every problem, so that one start shows all of them.</summary>
internal sealed class VaultReader(VaultClients vault, CancellationToken cancellationToken)
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    public void Report(string problem) => _problems.Add(problem);

    /// <summary>Reads one secret; empty, with a problem noted, when it cannot be read or is empty.</summary>
    public async Task<string> SecretAsync(string name)
    {
        try
        {
            var secret = (await vault.Secrets.GetSecretAsync(name, cancellationToken: cancellationToken)).Value.Value;
            if (string.IsNullOrWhiteSpace(secret)) Report($"Key Vault secret '{name}' is empty: set its value.");
            return secret;
        }
        catch (Exception e) when (IsVaultTrouble(e))
        {
            Report($"Key Vault secret '{name}' cannot be read: {Reason(e)}");
            return "";
        }
    }

    /// <summary>Reads authorities as PEM; null, with a problem noted, when there are none.</summary>
    public async Task<X509Certificate2Collection?> AuthoritiesAsync(string name)
    {
        var pem = await SecretAsync(name);
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            // Reported below: what cannot be read yields no certificates.
        }

        if (authorities.Count > 0) return authorities;
        if (pem.Length > 0) Report($"Key Vault secret '{name}' holds no PEM certificate.");
        return null;
    }

    /// <summary>Downloads a certificate with its private key; null, with a problem noted, when that is not possible.</summary>
    public async Task<X509Certificate2?> CertificateAsync(string name)
    {
        try
        {
            // Schannel cannot use ephemeral keys and macOS has none; Linux keeps the key out of the file system with them.
            var flags = OperatingSystem.IsLinux() ? X509KeyStorageFlags.EphemeralKeySet : X509KeyStorageFlags.DefaultKeySet;
            var options = new DownloadCertificateOptions(name) { KeyStorageFlags = flags };
            var certificate = (await vault.Certificates.DownloadCertificateAsync(options, cancellationToken)).Value;
            if (!certificate.HasPrivateKey)
                Report($"Key Vault certificate '{name}' comes without its key: create it with an exportable key.");
            return certificate;
        }
        catch (Exception e) when (IsVaultTrouble(e) || e is CryptographicException or NotSupportedException)
        {
            Report($"Key Vault certificate '{name}' cannot be read: {Reason(e)}");
            return null;
        }
    }

    private static bool IsVaultTrouble(Exception e) => e is RequestFailedException or AuthenticationFailedException;

    private static string Reason(Exception e) => e switch
    {
        RequestFailedException { Status: 404 } => "there is none of that name in the vault.",
        RequestFailedException { Status: 403 } =>
            "the app's identity lacks the role Key Vault Secrets User or Key Vault Certificate User on the vault.",
        RequestFailedException { Status: var status and > 0 } => $"the vault answered {status}.",
        AuthenticationFailedException => "no token for the app's managed identity: assign the identity to the app.",
        RequestFailedException => "the vault cannot be reached: check KeyVault__Uri, network rules and KeyVault__CaFile.",
        _ => "it is not a certificate with a key that this system can load.",
    };
}
