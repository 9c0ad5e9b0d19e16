using System.Security.Cryptography;
using Azure.Security.KeyVault.Certificates;
using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Issuing;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;

namespace Bridge.Cli.Cert.Requests;

/// <summary>Makes a request, or writes the pending one again.</summary>
/// <param name="vault">The vault.</param>
/// <param name="truv">The installation's settings.</param>
/// <param name="talk">Where results go.</param>
internal sealed class RequestRun(CertificateClient vault, TruvOptions truv, Talk talk)
{
    internal async Task<int> RunAsync(RequestOrder order, CancellationToken cancellationToken)
    {
        if (!TruvSubject.IsName(order.Name))
            return await talk.RefuseAsync($"'{order.Name}' is no label of a DNS name: lower-case letters, digits and hyphens.");
        if (order.Environment != truv.Environment)
            return await talk.RefuseAsync(
                $"The installation serves {truv.Environment} (Truv__Environment), so it has no use for a certificate of {order.Environment}.");

        var certificate = order.Certificate ?? truv.ClientCertificate;
        var pending = await PendingRequests.FindAsync(vault, certificate, cancellationToken);
        if (pending is not null && order.Anew)
        {
            await pending.DeleteAsync(cancellationToken);
            pending = null;
        }

        var isAgain = pending is not null;
        pending ??= await vault.StartCreateCertificateAsync(certificate, Policy(order), cancellationToken: cancellationToken);
        return await WriteAsync(order, certificate, pending.Properties.Csr, isAgain, cancellationToken);
    }

    private async Task<int> WriteAsync(
        RequestOrder order, string certificate, byte[] csr, bool isAgain, CancellationToken cancellationToken)
    {
        var outcome = SigningRequest.Read(csr, out var request);
        if (outcome != RequestOutcome.Sound)
            return await talk.RefuseAsync($"The vault's request is not sound ({outcome}): bridge cert request --anew makes another.");
        if (!DistinguishedNames.AreSame(request!.Subject, TruvSubject.Of(order.Name)))
            return await talk.RefuseAsync(
                $"A request for another subject is pending for '{certificate}': {request.Subject.Name}. Merge its answer, or give it "
                + "up with --anew.");

        var file = order.File ?? $"{TruvSubject.CommonName(order.Name)}.csr.pem";
        await CertificateFiles.WriteAsync(file, PemEncoding.WriteString("CERTIFICATE REQUEST", csr), cancellationToken);
        await talk.Output.WriteLineAsync(file);
        await talk.Errors.WriteLineAsync(
            $"""
            {(isAgain ? "The pending request, written again" : "A new key and its request")}: {request.Subject.Name}
            Its key stays in the vault as the pending version of '{certificate}'; the version in use stays in use.
            Next: send {file} to Truv Support for {order.Environment} and ask for the certificate with its intermediates;
            then: bridge cert merge ANSWER.pem
            """);
        return ExitCodes.Success;
    }

    private static CertificatePolicy Policy(RequestOrder order)
    {
        var policy = new CertificatePolicy(WellKnownIssuerNames.Unknown, TruvSubject.Text(order.Name))
        {
            // The app presents the certificate itself, so the key has to come along with it (azure.md §4).
            Exportable = true,
            ReuseKey = false,
            ContentType = CertificateContentType.Pkcs12,
            KeyType = order.Key is VaultKeyKind.Rsa2048 or VaultKeyKind.Rsa4096 ? CertificateKeyType.Rsa : CertificateKeyType.Ec,
            KeyUsage = { CertificateKeyUsage.DigitalSignature },
            EnhancedKeyUsage = { ClientUsage.ObjectId },
        };
        if (order.Key == VaultKeyKind.Rsa2048) policy.KeySize = 2048;
        else if (order.Key == VaultKeyKind.Rsa4096) policy.KeySize = 4096;
        else policy.KeyCurveName = order.Key == VaultKeyKind.P256 ? CertificateKeyCurveName.P256 : CertificateKeyCurveName.P384;
        return policy;
    }
}
