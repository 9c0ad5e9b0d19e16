using System.CommandLine;
using Bridge.Cli.Deploy.Azure;

namespace Bridge.Cli.Deploy;

/// <summary>Has <c>bridge doctor</c> look at what was just deployed, with the settings that Azure has.</summary>
internal static class Examination
{
    private const string Doctor = "doctor";

    /// <summary>Runs it, if this program has it.</summary>
    /// <param name="root">All commands of this program.</param>
    /// <param name="azure">Azure's command line.</param>
    /// <param name="deployed">What was deployed.</param>
    /// <param name="invocation">Where it writes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its exit code; null when there is no such command.</returns>
    internal static async Task<int?> RunAsync(
        Command root, IAzure azure, Deployed deployed, InvocationConfiguration invocation, CancellationToken cancellationToken)
    {
        if (root.Subcommands.All(command => command.Name != Doctor)) return null;
        var folder = Directory.CreateTempSubdirectory("bridge-doctor-");
        try
        {
            var file = Path.Combine(folder.FullName, "settings.json");
            string[] app = ["--resource-group", deployed.ResourceGroup, "--name", deployed.FunctionApp];
            var settings = await azure.AskAsync(
                ["functionapp", "config", "appsettings", "list", .. app, "--output", "json"], cancellationToken);
            var site = await azure.AskAsync(["functionapp", "show", .. app, "--query", "id", "--output", "tsv"], cancellationToken);
            if (settings.ExitCode != 0 || site.ExitCode != 0)
                throw new NotStartedException("The app's settings cannot be read, so nobody has looked at it; Azure's reasons stand above.");
            await File.WriteAllTextAsync(file, settings.Output, cancellationToken);
            return await root.Parse([Doctor, "--settings", file, "--resource-id", site.Output.Trim()])
                .InvokeAsync(invocation, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
