using System.CommandLine;
using Bridge.Cli.Cert.Requests;
using Bridge.Cli.Installation;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bridge.Cli.Cert.Pins;

/// <summary><c>bridge cert pin</c>: the trust rule for Truv's own certificate.</summary>
internal static class PinCommand
{
    private static readonly Argument<FileInfo?> Certificate = new("file")
    {
        Description = "Truv's public certificate, PEM or DER.", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Host = new("--host")
    {
        Description = "Read the certificate that a server shows instead; compare its fingerprint with Truv before you trust it.",
        HelpName = "host[:port]",
    };

    private static readonly Option<bool> Store = new("--store")
    {
        Description = "Add the pin to the vault, where the rule's CertificateSha256Secret finds it. Default: print the rule.",
    };

    internal static Command Create()
    {
        var command = new Command(
            "pin",
            """
            Read Truv's public certificate (webhook option 1) and print the trust rule for it, or store the pin in the vault.

            Examples:
              bridge cert pin truv.pem
              bridge cert pin truv-2027.pem --store      (beside the old one; retire that with bridge secrets retire)
            """) { Certificate, Host, Store };
        InstallationOptions.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Certificate) is null == parsed.GetValue(Host) is null)
                parsed.AddError("Give a file, or --host.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var talk = CertificateOption.Talk(parsed);
        try
        {
            using var certificate = parsed.GetValue(Host) is { } host
                ? await ShownCertificate.ReadAsync(host, cancellationToken)
                : CertificateFiles.Presented(await CertificateFiles.ReadAsync(parsed.GetValue(Certificate)!.FullName, cancellationToken));
            if (certificate is null)
                return await talk.RefuseAsync("There is not one certificate to pin there: a file may hold Truv's own and its issuers, nothing else.");
            if (!parsed.GetValue(Store)) return await new PinRun(talk).PrintAsync(certificate);
            return await InstallationRun.OnAsync(
                parsed, _ => { },
                open => new PinRun(talk).StoreAsync(
                    certificate, open.Services.GetRequiredService<VaultClients>().Secrets,
                    open.Services.GetRequiredService<IOptions<ReceivingOptions>>().Value, cancellationToken),
                cancellationToken);
        }
        catch (NotStartedException e)
        {
            await talk.Errors.WriteLineAsync(e.Message);
            return ExitCodes.NotStarted;
        }
    }
}
