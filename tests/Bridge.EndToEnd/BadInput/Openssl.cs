using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.BadInput;

/// <summary>
/// Client certificates by openssl. The webhook authority's key lies beside its certificate, so that openssl can issue in its
/// name what <c>bridge up</c> never would.
/// </summary>
internal sealed class Openssl(BridgeUp up)
{
    private const string Subject = "/CN=mtls-sandbox.truv.com";

    private const string Profiles = """
        [req]
        distinguished_name = none
        [none]
        [client]
        basicConstraints = critical,CA:false
        keyUsage = critical,digitalSignature
        extendedKeyUsage = clientAuth
        subjectAltName = DNS:mtls-sandbox.truv.com
        [server]
        basicConstraints = critical,CA:false
        extendedKeyUsage = serverAuth
        subjectAltName = DNS:mtls-sandbox.truv.com
        [othername]
        basicConstraints = critical,CA:false
        extendedKeyUsage = clientAuth
        subjectAltName = DNS:mtls-sandbox.truv.example
        [wildcard]
        basicConstraints = critical,CA:false
        extendedKeyUsage = clientAuth
        subjectAltName = DNS:*.truv.com
        [authority]
        basicConstraints = critical,CA:true
        keyUsage = critical,keyCertSign,digitalSignature
        extendedKeyUsage = clientAuth
        subjectAltName = DNS:mtls-sandbox.truv.com
        """;

    private readonly string _folder =
        Directory.CreateDirectory(Path.Combine(up.Folder, "openssl", Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>The authority that the installation trusts.</summary>
    public Pair Authority => new(Installed("webhook-ca.crt.pem"), Installed("webhook-ca.key.pem"));

    public static async Task RunAsync(string folder, string[] arguments)
    {
        var run = await Tool.RunInAsync(folder, "openssl", arguments);
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    public async Task<Pair> SelfSignedAsync()
    {
        await KeyAsync("self");
        await RunAsync("req", "-x509", "-new", "-key", "self.key", "-subj", Subject, "-days", "30", "-config", "profiles",
            "-extensions", "client", "-out", "self.crt");
        return In("self");
    }

    public async Task<Pair> IssueAsync(string profile, int days = 30, int serial = 4711, Pair? authority = null)
    {
        var issuer = authority ?? Authority;
        await KeyAsync("leaf");
        await RunAsync("req", "-new", "-key", "leaf.key", "-subj", Subject, "-config", "profiles", "-out", "leaf.csr");
        await RunAsync("x509", "-req", "-in", "leaf.csr", "-CA", issuer.Certificate, "-CAkey", issuer.Key,
            "-set_serial", $"{serial}", "-days", $"{days}", "-sha256", "-extfile", "profiles", "-extensions", profile, "-out", "leaf.crt");
        return In("leaf");
    }

    /// <summary>An authority with the name of the trusted one, and a key of its own.</summary>
    public async Task<Pair> NamesakeAsync()
    {
        await KeyAsync("namesake");
        await RunAsync(
            "x509", "-x509toreq", "-in", Authority.Certificate, "-signkey", "namesake.key", "-out", "namesake.csr");
        await RunAsync("x509", "-req", "-in", "namesake.csr", "-signkey", "namesake.key", "-days", "30", "-sha256",
            "-extfile", "profiles", "-extensions", "authority", "-out", "namesake.crt");
        return In("namesake");
    }

    private async Task KeyAsync(string name)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "profiles"), Profiles);
        await RunAsync("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", $"{name}.key");
    }

    private Task RunAsync(params string[] arguments) => RunAsync(_folder, arguments);

    private Pair In(string name) =>
        new(Path.Combine(_folder, $"{name}.crt"), Path.Combine(_folder, $"{name}.key"));

    private string Installed(string file) => Path.Combine(up.Folder, ".bridge", "pki", file);
}
