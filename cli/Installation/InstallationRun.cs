using System.CommandLine;
using Microsoft.Extensions.Hosting;

namespace Bridge.Cli.Installation;

/// <summary>Runs a command on the installation that its options name, and turns trouble with it into a message.</summary>
internal static class InstallationRun
{
    internal static async Task<int> OnAsync(
        ParseResult parsed, Action<IHostApplicationBuilder> more, Func<OpenInstallation, Task<int>> work,
        CancellationToken cancellationToken)
    {
        var origin = "The installation";
        try
        {
            var settings = InstallationLocator.Default().Find(
                parsed.GetValue(InstallationOptions.Settings)?.FullName, parsed.GetValue(InstallationOptions.Data)?.FullName);
            origin = settings.Origin;
            await using var installation = await OpenInstallation.OpenAsync(settings, more, cancellationToken);
            return await work(installation);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Failure;
        }
        catch (Exception e) when (InstallationTrouble.Explain(e, origin) is { } explanation)
        {
            await Console.Error.WriteLineAsync(explanation);
            return ExitCodes.NotStarted;
        }
    }
}
