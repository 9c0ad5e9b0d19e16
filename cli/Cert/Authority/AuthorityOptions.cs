using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Cert.Requests;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Cert.Authority;

/// <summary>Which authority a command works with, and where it lives.</summary>
internal static class AuthorityOptions
{
    internal static readonly Option<string> Ca = new("--ca")
    {
        Description = "Name of the authority: of its key and its secret in the vault, or of its files.", Required = true,
        HelpName = "name",
    };

    internal static readonly Option<DirectoryInfo?> Folder = new("--pem")
    {
        Description = "For development: a folder with the authority as PEM files instead of the vault.", HelpName = "folder",
    };

    /// <summary>Adds both options and those of the installation.</summary>
    internal static Command AddTo(Command command)
    {
        command.Options.Add(Ca);
        command.Options.Add(Folder);
        return InstallationOptions.AddTo(command);
    }

    /// <summary>Runs with the authorities of a folder, or of the installation's vault.</summary>
    internal static async Task<int> OnAsync(
        ParseResult parsed, Func<AuthorityRun, Task<int>> work, CancellationToken cancellationToken)
    {
        var talk = CertificateOption.Talk(parsed);
        if (parsed.GetValue(Folder) is not { } folder)
            return await InstallationRun.OnAsync(
                parsed, _ => { },
                open =>
                {
                    var time = open.Services.GetRequiredService<TimeProvider>();
                    return work(new AuthorityRun(new VaultHome(open.Services.GetRequiredService<VaultClients>(), time), time, talk));
                },
                cancellationToken);
        try
        {
            return await work(new AuthorityRun(new FolderHome(folder.FullName, TimeProvider.System), TimeProvider.System, talk));
        }
        catch (NotStartedException e)
        {
            await talk.Errors.WriteLineAsync(e.Message);
            return ExitCodes.NotStarted;
        }
    }
}
