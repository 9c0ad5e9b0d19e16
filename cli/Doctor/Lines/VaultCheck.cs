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
        examination.IsVaultAway = reader.IsUnreachable;
        if (policy is null)
            return DoctorLine.Fail(
                Name, string.Join(" ", reader.Problems),
                "Mend each: roles Key Vault Secrets User and Key Vault Certificate User for the app, bridge secrets add for values.");
        var labels = string.Join(", ", policy.Secrets.Select(secret => secret.Label));
        var evidence = $"{examination.KeyVault.Uri!.Host}: {policy.TrustRules.Count} trust rules, {policy.Headers.Count} headers, Access Secrets {labels}";
        return reader.Notices.Count == 0
            ? DoctorLine.Pass(Name, evidence)
            : DoctorLine.Warn(Name, $"{evidence}. {string.Join(" ", reader.Notices)}", "bridge cert pin --store, or take the rule away.");
    }
}
