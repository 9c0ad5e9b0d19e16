using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Revocation;

namespace Bridge.Tests.Core.Certificates;

/// <summary>Chains and lists made by openssl, so that maker and judge share no code.</summary>
public sealed class OpensslWitnessTests : IDisposable
{
    private const string Config = """
        [ca]
        default_ca = authority
        [authority]
        database = index.txt
        default_md = sha256
        default_crl_days = 7
        policy = any
        [any]
        commonName = supplied
        [root]
        basicConstraints = critical,CA:true
        keyUsage = critical,keyCertSign,cRLSign
        subjectKeyIdentifier = hash
        [intermediate]
        basicConstraints = critical,CA:true,pathlen:0
        keyUsage = critical,keyCertSign,cRLSign
        [client]
        basicConstraints = CA:false
        extendedKeyUsage = clientAuth
        subjectAltName = DNS:mtls-sandbox.truv.com
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-openssl-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Chain_AndListByOpenssl_AreReadAsOpensslMeansThem()
    {
        await MakeAsync();
        X509Certificate2Collection authorities = [Load("root.crt"), Load("mid.crt")];
        var lists = new RevocationLists(TimeSpan.Zero);
        var rule = new IssuedTrustRule("issued", new("mtls-sandbox.truv.com"), authorities, revocation: lists);
        var now = TimeProvider.System.GetUtcNow();

        Assert.Equal(TrustOutcome.RevocationUnknown, rule.Judge(Load("good.crt"), now));
        Assert.Equal(RevocationListOutcome.Replaced, Offer("mid.crl", authorities, lists));
        Assert.Equal(TrustOutcome.Trusted, rule.Judge(Load("good.crt"), now));
        Assert.Equal(TrustOutcome.Revoked, rule.Judge(Load("bad.crt"), now));
        Assert.Equal(RevocationListOutcome.OtherSigner, Offer("stranger.crl", authorities, lists));
    }

    private async Task MakeAsync()
    {
        await File.WriteAllTextAsync(PathOf("ca.cnf"), Config);
        await File.WriteAllTextAsync(PathOf("index.txt"), "");
        await RootAsync("root", "/O=Bridge test/CN=Root");
        await RootAsync("stranger", "/O=Bridge test/CN=Intermediate");
        await IssueAsync("mid", "root", "/O=Bridge test/CN=Intermediate", "intermediate", "rsa:2048");
        await IssueAsync("good", "mid", "/CN=good", "client", "ec", "-pkeyopt", "ec_paramgen_curve:P-384");
        await IssueAsync("bad", "mid", "/CN=bad", "client", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
        await OpensslAsync("ca", "-config", "ca.cnf", "-cert", "mid.crt", "-keyfile", "mid.key", "-revoke", "bad.crt");
        await OpensslAsync("ca", "-config", "ca.cnf", "-cert", "mid.crt", "-keyfile", "mid.key", "-gencrl", "-out", "mid.crl");
        await OpensslAsync(
            "ca", "-config", "ca.cnf", "-cert", "stranger.crt", "-keyfile", "stranger.key", "-gencrl", "-out", "stranger.crl");
    }

    private Task RootAsync(string name, string subject) => OpensslAsync(
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", $"{name}.key", "-out", $"{name}.crt", "-days", "30",
        "-subj", subject, "-config", "ca.cnf", "-extensions", "root");

    private async Task IssueAsync(string name, string issuer, string subject, string profile, params string[] key)
    {
        await OpensslAsync(["req", "-new", "-newkey", .. key, "-nodes", "-keyout", $"{name}.key", "-out", $"{name}.csr",
            "-subj", subject]);
        await OpensslAsync("x509", "-req", "-in", $"{name}.csr", "-CA", $"{issuer}.crt", "-CAkey", $"{issuer}.key",
            "-CAcreateserial", "-days", "30", "-sha256", "-extfile", "ca.cnf", "-extensions", profile, "-out", $"{name}.crt");
    }

    private async Task OpensslAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments) { WorkingDirectory = _folder, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, errors);
    }

    private RevocationListOutcome Offer(string file, X509Certificate2Collection authorities, RevocationLists lists)
    {
        var outcome = RevocationListReader.Read(
            File.ReadAllBytes(PathOf(file)), authorities, TimeProvider.System.GetUtcNow(), out var list);
        return list is null ? outcome : lists.Offer(list);
    }

    private X509Certificate2 Load(string file) => X509CertificateLoader.LoadCertificateFromFile(PathOf(file));

    private string PathOf(string file) => Path.Combine(_folder, file);
}
