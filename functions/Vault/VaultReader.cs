using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure;
using Azure.Security.KeyVault.Secrets;

namespace Bridge.Functions.Vault;

/// <summary>
/// One reading of the vault. Notes every problem, so that one start shows all of them; what was read, so that the next
/// reading can tell a change; and what will expire.
/// </summary>
internal sealed class VaultReader(VaultClients vault, TimeProvider time, CancellationToken cancellationToken)
{
    private readonly List<string> _problems = [];
    private readonly List<string> _notices = [];
    private readonly List<string> _stamp = [];
    private readonly List<Expiring> _expiring = [];
    private List<SecretProperties>? _listed;

    public IReadOnlyList<string> Problems => _problems;

    /// <summary>What an operator should know, although nothing is wrong with what was read.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>Names and versions of all that was read: two readings with one stamp have read the same.</summary>
    public string Stamp => string.Join('\n', _stamp);

    public IReadOnlyList<Expiring> Expiring => _expiring;

    /// <summary>Whether the vault did not answer at all; then there is that one problem only.</summary>
    public bool IsUnreachable { get; private set; }

    public VaultClients Vault => vault;

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public CancellationToken CancellationToken => cancellationToken;

    public void Report(string problem) => _problems.Add(problem);

    public void Notice(string notice) => _notices.Add(notice);

    public void Note(Expiring expiring) => _expiring.Add(expiring);

    public void NoteVersion(string what) => _stamp.Add(what);

    /// <summary>Reads one secret; empty, with a problem noted, when it cannot be read or is empty.</summary>
    public async Task<string> SecretAsync(string name)
    {
        if (await TryAsync($"secret '{name}'", () => GetAsync(name)) is not { } secret) return "";
        if (string.IsNullOrWhiteSpace(secret.Value)) Report($"Key Vault secret '{name}' is empty: set its value.");
        NoteSecret(secret.Properties);
        return secret.Value;
    }

    /// <summary>Reads one secret of a list: null when it is disabled or outside its times, which is no problem.</summary>
    public async Task<VaultSecret?> ListedSecretAsync(string name)
    {
        if (await TryAsync($"secret '{name}'", () => GetUnlessDisabledAsync(name)) is not { } secret) return null;
        if (!SecretWindow.IsInForce(secret.Properties, Now)) return null;
        if (string.IsNullOrWhiteSpace(secret.Value)) Report($"Key Vault secret '{name}' is empty: set its value.");
        NoteSecret(secret.Properties);
        return new VaultSecret(name, secret.Value);
    }

    /// <summary>Properties of all secrets, asked for once; empty, with a problem noted, when that is not possible.</summary>
    public async Task<IReadOnlyList<SecretProperties>> ListAsync() => _listed ??=
        await TryAsync("list of secrets", () => vault.Secrets.GetPropertiesOfSecretsAsync(cancellationToken)
            .ToListAsync(cancellationToken).AsTask()!) ?? [];

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

        foreach (var authority in authorities) Note(Bridge.Functions.Vault.Expiring.Of(name, ExpiringKind.Authority, authority));
        if (authorities.Count > 0) return authorities;
        if (pem.Length > 0) Report($"Key Vault secret '{name}' holds no PEM certificate.");
        return null;
    }

    /// <summary>Asks the vault; null, with a problem noted, when it does not give what was asked for.</summary>
    // The clients retry by themselves, so a vault that cannot be reached is asked, and reported, only once.
    public async Task<T?> TryAsync<T>(string what, Func<Task<T?>> ask)
        where T : class
    {
        if (IsUnreachable) return null;
        try
        {
            return await ask();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && VaultTrouble.IsTrouble(e))
        {
            IsUnreachable = VaultTrouble.IsUnreachable(e);
            Report(VaultTrouble.Describe(what, e));
            return null;
        }
    }

    private async Task<KeyVaultSecret?> GetAsync(string name) =>
        (await vault.Secrets.GetSecretAsync(name, cancellationToken: cancellationToken)).Value;

    private async Task<KeyVaultSecret?> GetUnlessDisabledAsync(string name)
    {
        try
        {
            return await GetAsync(name);
        }
        catch (RequestFailedException e) when (VaultTrouble.IsDisabled(e))
        {
            return null;
        }
    }

    private void NoteSecret(SecretProperties secret)
    {
        NoteVersion($"{secret.Name}/{secret.Version}");
        if (secret.ExpiresOn is { } expires) Note(new Expiring(secret.Name, ExpiringKind.Secret, expires));
    }
}
