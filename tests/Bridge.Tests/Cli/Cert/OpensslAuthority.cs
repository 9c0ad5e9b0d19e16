using Bridge.Tests.Builders;

namespace Bridge.Tests.Cli.Cert;

/// <summary>An authority of openssl, which signs as Truv would, or with one thing wrong.</summary>
internal static class OpensslAuthority
{
    private const string Client = "basicConstraints=critical,CA:false\nextendedKeyUsage=clientAuth\n";

    public static async Task MakeAsync(string folder, string name, string subject = "/O=Truv test/CN=Truv client CA")
    {
        await Openssl.SayAsync(
            folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", $"{name}.key",
            "-out", $"{name}.crt", "-days", "30", "-subj", subject, "-addext", "keyUsage=critical,keyCertSign,cRLSign");
    }

    public static Task SignAsync(string folder, string authority, string csr, string certificate) =>
        SignAsync(folder, authority, csr, certificate, Client);

    public static async Task FlawedAsync(string folder, string authority, string csr, string answer, string flaw)
    {
        switch (flaw)
        {
            case "other-key":
                await NewRequestAsync(folder, "other.csr", "/C=US/ST=Florida/L=Miami/O=Truv Inc/CN=api-mtls.acme.truv.com");
                await SignAsync(folder, authority, "other.csr", answer);
                break;
            case "server-only":
                await SignAsync(folder, authority, csr, answer, "extendedKeyUsage=serverAuth\n");
                break;
            case "authority":
                await SignAsync(folder, authority, csr, answer, "basicConstraints=critical,CA:true\n");
                break;
            case "other-subject":
                await SignAsync(folder, authority, csr, answer, Client, "-subj", "/CN=api-mtls.other.truv.com");
                break;
            case "ended":
                await SignAsync(folder, authority, csr, answer, Client, "-days", "-1");
                break;
            case "foreign":
                await SignAsync(folder, authority, csr, "good.crt");
                await MakeAsync(folder, "stranger", "/CN=Stranger");
                await JoinAsync(folder, answer, "good.crt", "stranger.crt");
                break;
            default:
                await SignAsync(folder, authority, csr, answer, Client, "-sha1");
                break;
        }
    }

    public static async Task JoinAsync(string folder, string target, params string[] files)
    {
        var texts = await Task.WhenAll(files.Select(file => File.ReadAllTextAsync(Path.Combine(folder, file))));
        await File.WriteAllTextAsync(Path.Combine(folder, target), string.Concat(texts));
    }

    public static Task NewRequestAsync(string folder, string csr, string subject, params string[] more) => Openssl.SayAsync(
        folder, ["req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", $"{csr}.key", "-out", csr,
            "-subj", subject, .. more]);

    private static async Task SignAsync(
        string folder, string authority, string csr, string certificate, string extensions, params string[] more)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "extensions.cnf"), extensions);
        await Openssl.SayAsync(
            folder, ["x509", "-req", "-in", csr, "-CA", $"{authority}.crt", "-CAkey", $"{authority}.key", "-CAcreateserial",
                "-extfile", "extensions.cnf", "-out", certificate, "-days", "30", .. more]);
    }
}
