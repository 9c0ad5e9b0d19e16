using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Core.Quarantine;
using Bridge.Functions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Quarantine;

/// <summary><c>bridge quarantine release</c>: what passes with the secrets in force goes on to <c>truv-received</c>.</summary>
internal static class ReleaseCommand
{
    internal static Command Create()
    {
        var command = new Command(
            "release",
            """
            Verify quarantined webhooks again with the Access Secrets in force now, and send on what passes. What does not pass
            stays, with its reason. A dry run unless --yes is given; running it again is safe and finds what is left.

            Examples:
              bridge quarantine release 17 18
              bridge quarantine release --all --verdict BRG131 --yes
            """);
        OperatorRun.AddOptionsTo(command, QuarantineOptions.Filters);
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, builder => builder.AddQuarantine(), open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var secrets = await installation.Services.GetRequiredService<IAccessSecrets>().ReadAsync(cancellationToken);
        var release = installation.Services.GetRequiredService<QuarantineRelease>();
        var queue = installation.Services.GetRequiredService<IQuarantineQueue>();
        var selection = QuarantineOptions.Read(parsed, installation);
        return await new OperatorRun<QuarantinedWebhook>(parsed, queue, selection, "released").RunAsync(
            mode => release.RunAsync(selection, new SecondLook(secrets), mode, cancellationToken), cancellationToken);
    }
}
