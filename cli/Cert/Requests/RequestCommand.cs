using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bridge.Cli.Cert.Requests;

/// <summary><c>bridge cert request</c>: key and signing request in the vault, with the subject that Truv wants.</summary>
internal static class RequestCommand
{
    private static readonly Option<string> Name = new("--name")
    {
        Description = "Our name at Truv: the certificate is for api-mtls.<name>.truv.com.", Required = true, HelpName = "label",
    };

    private static readonly Option<TruvEnvironment> Environment = new("--environment")
    {
        Description = "Sandbox or production: the one that the installation serves.", Required = true,
    };

    private static readonly Option<VaultKeyKind> Key = new("--key")
    {
        Description = "rsa2048, rsa4096, p256 or p384.", DefaultValueFactory = _ => VaultKeyKind.P256,
    };

    private static readonly Option<string?> File = new("--out")
    {
        Description = "File for the request. Default: the common name with .csr.pem.", HelpName = "file",
    };

    private static readonly Option<bool> Anew = new("--anew") { Description = "Give up a pending request and make another key." };

    internal static Command Create()
    {
        var command = new Command(
            "request",
            """
            Make a key and a certificate signing request in the vault (issuer Unknown, SHA-256), and write the PEM to send to Truv.
            While it is pending, the certificate in use stays in use; asked again, the same request is written again.

            Examples:
              bridge cert request --name acme --environment sandbox
              bridge cert request --name acme --environment production --key rsa4096 --settings settings.json
            """) { Name, Environment, Key, CertificateOption.Name, File, Anew };
        InstallationOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, _ => { }, open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var order = new RequestOrder(
            parsed.GetValue(Name)!, parsed.GetValue(Environment), parsed.GetValue(Key), parsed.GetValue(CertificateOption.Name),
            parsed.GetValue(File), parsed.GetValue(Anew));
        var run = new RequestRun(
            installation.Services.GetRequiredService<VaultClients>().Certificates,
            installation.Services.GetRequiredService<IOptions<TruvOptions>>().Value, CertificateOption.Talk(parsed));
        return run.RunAsync(order, cancellationToken);
    }
}
