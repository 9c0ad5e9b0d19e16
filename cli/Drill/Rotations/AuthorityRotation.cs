using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Cli.Cert.Authority;
using Bridge.Cli.Up;
using Bridge.Functions.Vault;

namespace Bridge.Cli.Drill.Rotations;

/// <summary>Our own authority is replaced: both are trusted, Truv gets a certificate of the new one, the old one goes.</summary>
internal sealed class AuthorityRotation(DrillWork work) : IRotation
{
    private const string DnsName = "mtls-sandbox.truv.com";
    private const string Successor = "webhook-ca-2";

    public string Name => "our authority";

    public WebhookSource Before(WebhookSource last) => last.With(SenderCertificates.Load(work.Laptop.Pki.WebhookSender));

    public async Task<WebhookSource> AddAsync(WebhookSource before, CancellationToken cancellationToken)
    {
        var run = new AuthorityRun(new VaultHome(work.Vault, TimeProvider.System), TimeProvider.System, work.Talk);
        work.Require(await run.CreateAsync(Successor, VaultKeyKind.P256, "Bridge webhook CA 2", 3650, cancellationToken));
        var (old, successor) = (await ReadAsync(FunctionSettings.WebhookCa, cancellationToken), await ReadAsync(Successor, cancellationToken));
        await SetAsync($"{old.TrimEnd()}\n{successor}", cancellationToken);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var csr = SenderCertificates.Request(DnsName, key).CreateSigningRequest();
        var file = work.PathOf("truv.crt.pem");
        work.Require(await run.IssueAsync(Successor, csr, null, 365, file, cancellationToken));
        using var issued = X509CertificateLoader.LoadCertificateFromFile(file);
        return before.With(SenderCertificates.Usable(issued.CopyWithPrivateKey(key)));
    }

    public async Task RetireAsync(CancellationToken cancellationToken) =>
        await SetAsync(await ReadAsync(Successor, cancellationToken), cancellationToken);

    private async Task<string> ReadAsync(string name, CancellationToken cancellationToken) =>
        (await work.Vault.Secrets.GetSecretAsync(name, cancellationToken: cancellationToken)).Value.Value;

    private async Task SetAsync(string pem, CancellationToken cancellationToken) =>
        await work.Vault.Secrets.SetSecretAsync(FunctionSettings.WebhookCa, pem, cancellationToken);
}
