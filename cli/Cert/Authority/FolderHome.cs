using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Cli.Up;
using Bridge.Core.Certificates.Issuing;
using Bridge.Functions.Vault;

namespace Bridge.Cli.Cert.Authority;

/// <summary>Authorities as PEM files of one folder, for development.</summary>
internal sealed class FolderHome(string folder, TimeProvider time) : IAuthorityHome
{
    private static readonly string[] Endings = ["crt.pem", "key.pem", "crl.pem", "issued.jsonl"];

    public Task<CertificateAuthority?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        if (!File.Exists(PathOf(name, "crt.pem"))) return Task.FromResult<CertificateAuthority?>(null);
        try
        {
            using var pair = X509Certificate2.CreateFromPemFile(PathOf(name, "crt.pem"), PathOf(name, "key.pem"));
            AsymmetricAlgorithm key = pair.GetRSAPrivateKey() ?? (AsymmetricAlgorithm)pair.GetECDsaPrivateKey()!;
            return Task.FromResult<CertificateAuthority?>(new CertificateAuthority(
                X509CertificateLoader.LoadCertificate(pair.RawData), new LocalSigner(key), time));
        }
        catch (Exception e) when (e is IOException or CryptographicException)
        {
            throw new NotStartedException($"The authority '{name}' in {folder} cannot be used: {e.Message}", e);
        }
    }

    public Task<string?> TakenByAsync(string name, CancellationToken cancellationToken) => Task.FromResult(
        Endings.Select(ending => PathOf(name, ending)).FirstOrDefault(File.Exists));

    public Task<IAuthoritySigner> CreateKeyAsync(string name, VaultKeyKind kind, CancellationToken cancellationToken)
    {
        AsymmetricAlgorithm key = kind switch
        {
            VaultKeyKind.Rsa2048 => RSA.Create(2048),
            VaultKeyKind.Rsa4096 => RSA.Create(4096),
            VaultKeyKind.P256 => ECDsa.Create(ECCurve.NamedCurves.nistP256),
            _ => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        };
        PrivateFile.Write(PathOf(name, "key.pem"), key.ExportPkcs8PrivateKeyPem() + "\n");
        return Task.FromResult<IAuthoritySigner>(new LocalSigner(key));
    }

    public async Task<string> SaveAsync(string name, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        await CertificateFiles.WriteAsync(PathOf(name, "crt.pem"), certificate.ExportCertificatePem(), cancellationToken);
        return PathOf(name, "crt.pem");
    }

    public IIssueLog Log(string name) => new FileIssueLog(PathOf(name, "issued.jsonl"));

    public async Task<string> PublishAsync(string name, string pem, CancellationToken cancellationToken)
    {
        await CertificateFiles.WriteAsync(PathOf(name, "crl.pem"), pem, cancellationToken);
        return PathOf(name, "crl.pem");
    }

    private string PathOf(string name, string ending) => Path.Combine(folder, $"{name}.{ending}");
}
