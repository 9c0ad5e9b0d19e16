using System.Security.Cryptography.X509Certificates;
using Azure;
using Azure.Security.KeyVault.Secrets;
using Bridge.Core.Certificates.Issuing;
using Bridge.Functions.Vault;

namespace Bridge.Cli.Cert.Authority;

/// <summary>Authorities in the vault: the key as a key, the certificate as the secret of the same name, which a rule reads.</summary>
internal sealed class VaultHome(VaultClients vault, TimeProvider time) : IAuthorityHome
{
    private const string Pem = "application/x-pem-file";

    public async Task<CertificateAuthority?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var key = await vault.Keys.GetAsync(name, cancellationToken);
            var text = (await vault.Secrets.GetSecretAsync(name, cancellationToken: cancellationToken)).Value.Value;
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(text);
            var own = certificates.FirstOrDefault(one => one.PublicKey.ExportSubjectPublicKeyInfo().AsSpan()
                .SequenceEqual(key.PublicKey.ExportSubjectPublicKeyInfo()));
            return own is null ? null : new CertificateAuthority(own, new VaultSigner(vault.Keys, key), time);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public async Task<string?> TakenByAsync(string name, CancellationToken cancellationToken)
    {
        if (await IsThereAsync(() => vault.Keys.GetAsync(name, cancellationToken))) return $"a key '{name}' in the Key Vault";
        foreach (var secret in new[] { name, $"{name}-crl" })
        {
            if (await IsThereAsync(() => vault.Secrets.GetSecretAsync(secret, cancellationToken: cancellationToken)))
                return $"a secret '{secret}' in the Key Vault";
        }

        return null;
    }

    public async Task<IAuthoritySigner> CreateKeyAsync(string name, VaultKeyKind kind, CancellationToken cancellationToken) =>
        new VaultSigner(vault.Keys, await vault.Keys.CreateAsync(name, kind, cancellationToken));

    public async Task<string> SaveAsync(string name, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        await SetAsync(name, certificate.ExportCertificatePem(), cancellationToken);
        return $"Key Vault secret '{name}', key '{name}'";
    }

    public IIssueLog Log(string name) => new VaultIssueLog(vault.Secrets, name);

    public async Task<string> PublishAsync(string name, string pem, CancellationToken cancellationToken)
    {
        await SetAsync($"{name}-crl", pem, cancellationToken);
        return $"vault:{name}-crl";
    }

    private static async Task<bool> IsThereAsync(Func<Task> ask)
    {
        try
        {
            await ask();
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    private Task<Response<KeyVaultSecret>> SetAsync(string name, string pem, CancellationToken cancellationToken) => vault.Secrets.SetSecretAsync(
        new KeyVaultSecret(name, pem) { Properties = { ContentType = Pem } }, cancellationToken);
}
