using System.Globalization;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Doctor.Lines;

/// <summary>The client certificate is there with its key and its chain, and does not end soon.</summary>
internal sealed class CertificateCheck : IDoctorCheck
{
    public string Name => LineNames.Certificate;

    public IReadOnlyList<string> Needs => [LineNames.Settings];

    public async Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (examination.IsVaultAway) return DoctorLine.Skipped(Name, $"needs: {LineNames.Vault}");
        var reader = new VaultReader(
            examination.Services.GetRequiredService<VaultClients>(), examination.Time, cancellationToken);
        var certificate = await examination.Services.GetRequiredService<ClientCertificateReader>().ReadAsync(
            reader, examination.Truv.ClientCertificate, current: null, credentials: null);
        examination.Certificate = certificate;
        if (certificate is null)
            return DoctorLine.Fail(
                Name, string.Join(" ", reader.Problems), "bridge cert request, then bridge cert merge with Truv's answer.");

        var left = certificate.Leaf.NotAfter.ToUniversalTime() - examination.Now.UtcDateTime;
        var evidence = string.Create(
            CultureInfo.InvariantCulture,
            $"{certificate.Leaf.Subject}, SHA-256 {certificate.Fingerprint[..16]}…, {Math.Floor(left.TotalDays)} days left, "
            + $"{certificate.Others.Count} more in its chain");
        const string renew = "Renew it: bridge cert request.";
        return (ExpiryThresholds.Of(left), reader.Problems.Count) switch
        {
            (ExpiryThresholds.Critical, _) => DoctorLine.Fail(Name, evidence, renew),
            (not null, _) => DoctorLine.Warn(Name, evidence, renew),
            (null, > 0) => DoctorLine.Warn(Name, $"{evidence}; a newer version is not used: {string.Join(" ", reader.Problems)}", renew),
            _ => DoctorLine.Pass(Name, evidence),
        };
    }
}
