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
    private bool _isUnreachable;

    public IReadOnlyList<string> Problems => _problems;

    public void Report(string problem) => _problems.Add(problem);

    /// <summary>Reads one secret; empty, with a problem noted, when it cannot be read or is empty.</summary>
    public async Task<string> SecretAsync(string name)
    {
        if (_isUnreachable) return "";
        try
        {
            var secret = (await vault.Secrets.GetSecretAsync(name, cancellationToken: cancellationToken)).Value.Value;
            if (string.IsNullOrWhiteSpace(secret)) Report($"Key Vault secret '{name}' is empty: set its value.");
            return secret;
        }
        catch (Exception e) when (IsVaultTrouble(e))
        {
            ReportFailure($"secret '{name}'", e);
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
        if (_isUnreachable) return null;
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
            ReportFailure($"certificate '{name}'", e);
            return null;
        }
    }

    // The clients retry by themselves, so a vault that cannot be reached is asked, and reported, only once.
    private void ReportFailure(string what, Exception e)
    {
        _isUnreachable = e is AggregateException or RequestFailedException { Status: 0 };
        Report(_isUnreachable
            ? "The Key Vault cannot be reached: check KeyVault__Uri, its network rules and KeyVault__CaFile."
            : $"Key Vault {what} cannot be read: {Reason(e)}");
    }

    private static bool IsVaultTrouble(Exception e) =>
        e is RequestFailedException or AuthenticationFailedException
        || (e is AggregateException several && several.InnerExceptions.All(IsVaultTrouble));

    private static string Reason(Exception e) => e switch
    {
        RequestFailedException { Status: 404 } => "there is none of that name in the vault.",
        RequestFailedException { Status: 403 } =>
            "the app's identity lacks the role Key Vault Secrets User or Key Vault Certificate User on the vault.",
        RequestFailedException failed => $"the vault answered {failed.Status}.",
        AuthenticationFailedException => "no token for the app's managed identity: assign the identity to the app.",
        _ => "it is not a certificate with a key that this system can load.",
    };
}
