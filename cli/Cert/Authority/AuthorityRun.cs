using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates.Issuing;
using Bridge.Functions.Vault;

namespace Bridge.Cli.Cert.Authority;

/// <summary>Makes an authority, issues with it, and takes back what it issued.</summary>
/// <param name="home">Where authorities live.</param>
/// <param name="time">The clock.</param>
/// <param name="talk">Where results go.</param>
internal sealed class AuthorityRun(IAuthorityHome home, TimeProvider time, Talk talk)
{
    internal async Task<int> CreateAsync(
        string name, VaultKeyKind kind, string commonName, int days, CancellationToken cancellationToken)
    {
        if (await home.OpenAsync(name, cancellationToken) is { } known)
            return await talk.RefuseAsync(
                $"There is an authority '{name}' already ({known.Certificate.Subject}): a successor gets a name of its own, so that "
                + "both are trusted for a while.");

        if (await home.TakenByAsync(name, cancellationToken) is { } thing)
            return await talk.RefuseAsync(
                $"There is {thing} already, which is no whole authority and would be overwritten: choose another name, or take it away.");

        var signer = await home.CreateKeyAsync(name, kind, cancellationToken);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(commonName);
        using var certificate = await CertificateAuthority.CreateRootAsync(
            subject.Build(), signer, TimeSpan.FromDays(days), time, cancellationToken);
        var place = await home.SaveAsync(name, certificate, cancellationToken);
        var crl = await PublishAsync(name, new CertificateAuthority(certificate, signer, time), DefaultValidity, cancellationToken);
        await talk.Output.WriteLineAsync(certificate.GetCertHashString(HashAlgorithmName.SHA256));
        await talk.Errors.WriteLineAsync(
            $"""
            The authority {certificate.Subject}, until {Day(certificate.NotAfter)}: {place}
            A trust rule for it: Kind=Issued, CaSecret={name}, Crl={crl}, SubjectAlternativeName=the name you issue for
            Next: bridge cert issue --csr TRUV.csr --ca {name}
            """);
        return ExitCodes.Success;
    }

    internal async Task<int> IssueAsync(
        string name, byte[] csr, string? dnsName, int days, string file, CancellationToken cancellationToken)
    {
        if (await home.OpenAsync(name, cancellationToken) is not { } authority) return await NoAuthorityAsync(name);
        if (SigningRequest.Read(csr, out var request) is var outcome and not RequestOutcome.Sound)
            return await talk.RefuseAsync(RequestText.Of(outcome));
        if (IssuedName.Choose(request!, dnsName) is not { } chosen)
            return await talk.RefuseAsync(
                $"The request asks for {request!.DnsNames.Count} DNS names; say which one with --dns, such as mtls-prod.truv.com.");

        if (time.GetUtcNow() >= authority.Certificate.NotAfter.ToUniversalTime())
            return await talk.RefuseAsync(
                $"The authority '{name}' ended on {Day(authority.Certificate.NotAfter)}: make a successor with bridge cert ca create, and "
                + "trust it beside this one until Truv has changed over.");

        var log = home.Log(name);
        var known = await log.ReadAsync(cancellationToken);
        using var issued = await authority.IssueAsync(request!, chosen, TimeSpan.FromDays(days), cancellationToken);
        if (known.Any(one => one.SerialNumber == issued.SerialNumber))
            return await talk.RefuseAsync("The serial number has been used before; run the command again.");
        // The log first: what is not in it could never be revoked.
        await log.WriteAsync(Entry(issued, request!), cancellationToken);
        await CertificateFiles.WriteAsync(file, issued.ExportCertificatePem(), cancellationToken);
        await talk.Output.WriteLineAsync(issued.SerialNumber);
        await talk.Errors.WriteLineAsync(
            $"""
            {file}: {issued.Subject}, DNS {chosen}, client authentication only, until {Day(issued.NotAfter)}
            Serial number {issued.SerialNumber}, SHA-256 {issued.GetCertHashString(HashAlgorithmName.SHA256)}
            Next: send {file} to Truv; the trust rule has SubjectAlternativeName={chosen} and CaSecret={name}.
            """);
        return ExitCodes.Success;
    }

    internal async Task<int> RevokeAsync(
        string name, string? serial, X509RevocationReason reason, TimeSpan validity, CancellationToken cancellationToken)
    {
        if (await home.OpenAsync(name, cancellationToken) is not { } authority) return await NoAuthorityAsync(name);
        if (serial is not null)
        {
            var log = home.Log(name);
            var wanted = serial.Replace(":", "", StringComparison.Ordinal);
            var found = (await log.ReadAsync(cancellationToken)).FirstOrDefault(one =>
                one.SerialNumber.Equals(wanted, StringComparison.OrdinalIgnoreCase)
                || one.Sha256.Equals(wanted, StringComparison.OrdinalIgnoreCase));
            if (found is null) return await talk.RefuseAsync($"'{name}' has issued no certificate {serial}: bridge cert show lists them.");
            if (found.RevokedAt is null)
                await log.WriteAsync(found with { RevokedAt = time.GetUtcNow(), Reason = reason }, cancellationToken);
        }

        var crl = await PublishAsync(name, authority, validity, cancellationToken);
        await talk.Output.WriteLineAsync(crl);
        await talk.Errors.WriteLineAsync(
            $"The list of revoked certificates of '{name}' is made anew, for {validity.TotalDays:0} days. The app reads it within "
            + $"Receiving__CrlRefreshInterval if the trust rule has Crl={crl}.");
        return ExitCodes.Success;
    }

    internal static TimeSpan DefaultValidity { get; } = TimeSpan.FromDays(30);

    private async Task<string> PublishAsync(
        string name, CertificateAuthority authority, TimeSpan validity, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var revoked = (await home.Log(name).ReadAsync(cancellationToken))
            .Where(one => one.RevokedAt is not null && one.ExpiresAt > now)
            .Select(one => new RevokedCertificate(Convert.FromHexString(one.SerialNumber), one.RevokedAt!.Value, one.Reason));
        var list = await authority.ListRevokedAsync(revoked, validity, cancellationToken);
        return await home.PublishAsync(name, PemEncoding.WriteString("X509 CRL", list), cancellationToken);
    }

    private Task<int> NoAuthorityAsync(string name) =>
        talk.RefuseAsync($"There is no authority '{name}': bridge cert ca create --ca {name} makes one.");

    private IssuedCertificate Entry(X509Certificate2 issued, SigningRequest request) => new(
        issued.SerialNumber, issued.Subject, issued.GetCertHashString(HashAlgorithmName.SHA256), request.Sha256,
        time.GetUtcNow(), issued.NotAfter.ToUniversalTime());

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
