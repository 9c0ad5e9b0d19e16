using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bridge.Cli.Cert.Requests;

/// <summary><c>bridge cert merge</c>: Truv's answer to the pending request.</summary>
internal static class MergeCommand
{
    private static readonly Argument<FileInfo> Answer = new("file")
    {
        Description = "Truv's certificate with its intermediates, PEM in any order, or one certificate as DER.",
    };

    internal static Command Create()
    {
        var command = new Command(
            "merge",
            """
            Check that a certificate answers the pending request (key, subject, dates, usage, chain), and put it into the vault. The
            app takes the new version by itself, after a handshake with Truv's API.

            Example:
              bridge cert merge answer.pem
            """) { Answer, CertificateOption.Name };
        InstallationOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, _ => { }, open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var services = installation.Services;
        var certificate = parsed.GetValue(CertificateOption.Name)
            ?? services.GetRequiredService<IOptions<TruvOptions>>().Value.ClientCertificate;
        var run = new MergeRun(
            services.GetRequiredService<VaultClients>().Certificates, services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<IOptions<KeyVaultOptions>>().Value.RefreshInterval, CertificateOption.Talk(parsed));
        return run.RunAsync(parsed.GetValue(Answer)!.FullName, certificate, cancellationToken);
    }
}
