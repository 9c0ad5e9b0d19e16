using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.BadInput;

/// <summary>
/// The webhook authority of an installation, made by openssl before its first start, and the list of what it has revoked.
/// </summary>
internal static class RevokingAuthority
{
    /// <summary>The serial number that is on the list.</summary>
    public const int RevokedSerial = 4712;

    private const string Config = """
        [req]
        distinguished_name = none
        [none]
        [root]
        basicConstraints = critical,CA:true
        keyUsage = critical,keyCertSign,cRLSign
        subjectKeyIdentifier = hash
        [ca]
        default_ca = authority
        [authority]
        database = index.txt
        default_md = sha256
        default_crl_days = 7
        """;

    /// <summary>Makes both.</summary>
    /// <returns>The path of the list.</returns>
    public static async Task<string> MakeAsync(BridgeUp up)
    {
        var folder = Directory.CreateDirectory(Path.Combine(up.Folder, ".bridge", "pki")).FullName;
        string In(string name) => Path.Combine(folder, name);
        Task OpensslAsync(params string[] arguments) => Openssl.RunAsync(folder, arguments);
        await File.WriteAllTextAsync(In("ca.cnf"), Config);
        await File.WriteAllTextAsync(In("index.txt"), $"R\t491231235959Z\t260101000000Z\t{RevokedSerial:X4}\tunknown\t/CN=revoked\n");
        await OpensslAsync(
            "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "webhook-ca.key.pem");
        await OpensslAsync(
            "req", "-x509", "-new", "-key", "webhook-ca.key.pem", "-subj", "/O=Bridge test/CN=Webhook authority",
            "-days", "3650", "-config", "ca.cnf", "-extensions", "root", "-out", "webhook-ca.crt.pem");
        await OpensslAsync(
            "ca", "-config", "ca.cnf", "-cert", "webhook-ca.crt.pem", "-keyfile", "webhook-ca.key.pem", "-gencrl",
            "-out", "webhook-ca.crl.pem");
        return In("webhook-ca.crl.pem");
    }
}
