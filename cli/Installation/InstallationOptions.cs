using System.CommandLine;

namespace Bridge.Cli.Installation;

/// <summary>The options by which a command is told on which installation it works.</summary>
internal static class InstallationOptions
{
    internal static readonly Option<FileInfo?> Settings = new("--settings")
    {
        Description = "JSON file with the function app's settings: the output of 'az functionapp config appsettings list', or a "
            + "local.settings.json. You sign in as yourself (az login).",
        HelpName = "file",
    };

    internal static readonly Option<DirectoryInfo?> Data = new("--data")
    {
        Description = "Folder of a running './bridge up', with its up.json. Default: .bridge in the repository, unless the "
            + "environment holds the function app's settings.",
        HelpName = "folder",
    };

    /// <summary>Adds both options, which exclude each other.</summary>
    internal static Command AddTo(Command command)
    {
        command.Options.Add(Settings);
        command.Options.Add(Data);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Settings) is not null && parsed.GetValue(Data) is not null)
                parsed.AddError("--settings and --data name two installations: give one of them.");
        });
        return command;
    }
}
