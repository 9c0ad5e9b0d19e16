using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Doctor.Lines;

/// <summary>Everything secret but the client certificate can be read and is sound.</summary>
internal sealed class VaultCheck : IDoctorCheck
{
    public string Name => LineNames.Vault;

    public IReadOnlyList<string> Needs => [LineNames.Settings];

    public async Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        var reader = new VaultReader(
            examination.Services.GetRequiredService<VaultClients>(), examination.Time, cancellationToken);
        var (policy, credentials) = await examination.Services.GetRequiredService<VaultContentsReader>().PolicyAsync(reader, cancellationToken);
        examination.Credentials = credentials;
        if (policy is null)
            return DoctorLine.Fail(
                Name, string.Join(" ", reader.Problems),
                "Mend each: roles Key Vault Secrets User and Key Vault Certificate User for the app, bridge secrets add for values.");
        var labels = string.Join(", ", policy.Secrets.Select(secret => secret.Label));
        return DoctorLine.Pass(
            Name, $"{examination.KeyVault.Uri!.Host}: {policy.TrustRules.Count} trust rules, {policy.Headers.Count} headers, Access Secrets {labels}");
    }
}
