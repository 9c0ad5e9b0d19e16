using System.CommandLine;
using Bridge.Cli.Terminal;
using Bridge.Core.Certificates.Issuing;

namespace Bridge.Cli.Cert.Authority;

/// <summary><c>bridge cert issue</c>: signs Truv's request with our authority.</summary>
internal static class IssueCommand
{
    private static readonly Option<FileInfo> Csr = new("--csr")
    {
        Description = "Truv's certificate signing request, PEM or DER.", Required = true, HelpName = "file",
    };

    private static readonly Option<string?> Dns = new("--dns")
    {
        Description = "The one DNS name in the certificate. Default: the one that the request asks for.", HelpName = "name",
    };

    private static readonly Option<int> Days =
        BoundedOption.Create("--days", 365, CertificateAuthority.MaxDays, "Validity in days, 398 at most.");

    private static readonly Option<string> File = new("--out")
    {
        Description = "File for the certificate.", DefaultValueFactory = _ => "truv-webhook.crt.pem", HelpName = "file",
    };

    internal static Command Create()
    {
        var command = new Command(
            "issue",
            """
            Sign Truv's request with our authority: for client authentication only, one DNS name, bounded validity, a random serial
            number, noted in the issue log. The request has to prove that its sender holds the key; nothing else of it counts.

            Example:
              bridge cert issue --csr truv.csr --ca webhook-ca --dns mtls-prod.truv.com
            """) { Csr, Dns, Days, File };
        AuthorityOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => AuthorityOptions.OnAsync(
            parsed,
            async run => await run.IssueAsync(
                parsed.GetValue(AuthorityOptions.Ca)!,
                await CertificateFiles.BytesAsync(parsed.GetValue(Csr)!.FullName, cancellationToken),
                parsed.GetValue(Dns), parsed.GetValue(Days), parsed.GetValue(File)!, cancellationToken),
            cancellationToken));
        return command;
    }
}
