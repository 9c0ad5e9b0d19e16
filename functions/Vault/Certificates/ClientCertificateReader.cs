using Azure.Security.KeyVault.Certificates;
using Bridge.Core.Truv;

namespace Bridge.Functions.Vault;

/// <summary>Chooses the version of the client certificate: the newest that passes its pre-flight.</summary>
/// <param name="handshake">Shows a version to the API host.</param>
internal sealed class ClientCertificateReader(IApiHandshake handshake)
{
    /// <summary>Reads the version to use; null, with problems noted, when none passes.</summary>
    /// <param name="reader">The reading under way.</param>
    /// <param name="name">Name of the certificate.</param>
    /// <param name="current">The version in use, which comes back when nothing newer passes; null at the start.</param>
    /// <param name="credentials">For the API host; null when they could not be read.</param>
    internal async Task<ClientCertificate?> ReadAsync(
        VaultReader reader, string name, ClientCertificate? current, TruvCredentials? credentials)
    {
        var versions = await reader.TryAsync($"certificate '{name}'", () => VersionsAsync(reader, name));
        if (versions is null) return current;
        if (versions.Count == 0)
        {
            reader.Report($"Key Vault certificate '{name}' cannot be read: there is none of that name in the vault.");
            return current;
        }

        for (var i = 0; i < versions.Count; i++)
        {
            if (versions[i] == current?.Version) return current;
            var isOnly = current is null && i == versions.Count - 1;
            if (await TryAsync(reader, name, versions[i], current, isOnly ? null : credentials) is { } usable) return usable;
            if (reader.IsUnreachable) return current;
        }

        return current;
    }

    private async Task<ClientCertificate?> TryAsync(
        VaultReader reader, string name, string version, ClientCertificate? current, TruvCredentials? credentials)
    {
        var read = await reader.TryAsync($"certificate '{name}'", async () => CertificateSecretLoader.Load(
            name, (await reader.Vault.Secrets.GetSecretAsync(name, version, cancellationToken: reader.CancellationToken)).Value));
        if (read is null) return null;
        var outcome = CertificatePreflight.Judge(read, current, reader.Now);
        if (outcome == PreflightOutcome.Passed && credentials is not null)
            outcome = await handshake.TryAsync(read, credentials, reader.CancellationToken);
        if (outcome == PreflightOutcome.Passed || (outcome == PreflightOutcome.Unreachable && !IsUsable(current, reader.Now)))
            return read;

        reader.Report($"Key Vault certificate '{name}', version {version}: {PreflightText.Of(outcome)}");
        read.Dispose();
        return null;
    }

    // A version that nobody could try is still better than none, or than one that has ended.
    private static bool IsUsable(ClientCertificate? current, DateTimeOffset now) =>
        current is not null && current.Leaf.NotAfter.ToUniversalTime() > now.UtcDateTime;

    // While a renewal waits for its merge, its version is the latest and disabled: the one before it stays in use.
    private static async Task<List<string>?> VersionsAsync(VaultReader reader, string name)
    {
        var versions = new List<CertificateProperties>();
        await foreach (var version in reader.Vault.Certificates.GetPropertiesOfCertificateVersionsAsync(
            name, reader.CancellationToken))
        {
            if (version.Enabled != false && version.X509Thumbprint is { Length: > 0 }) versions.Add(version);
        }

        return [.. versions.OrderByDescending(version => version.CreatedOn).Select(version => version.Version)];
    }
}
