using System.CommandLine;
using Azure.Core;
using Bridge.Cli.Doctor.Azure;
using Bridge.Cli.Installation;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Doctor;

/// <summary><c>bridge doctor</c>: one screen that proves an installation.</summary>
internal static class DoctorCommand
{
    private const string Description =
        """
        Prove an installation, line by line: settings, Key Vault, client certificate, DNS, TCP, TLS and mutual TLS to Truv's API, access
        headers, webhook configuration, front end, Azure's own properties, Service Bus, Blob, Table, clock, outbound address. Each
        line with its evidence, and a remedy when it fails. Probes are taken away again; nothing else is changed.

        Examples:
          bridge doctor                                                   (a running ./bridge up)
          bridge doctor --settings settings.json --resource-id /subscriptions/…/sites/APP --json

        Exit codes: 0 nothing fails, 1 something does, 4 there is no installation to look at.
        """;

    private static readonly Option<string?> ResourceId = new("--resource-id")
    {
        Description = "Resource id of the function app, to read its real properties from Azure.", HelpName = "id",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object." };

    internal static Command Create()
    {
        var command = new Command("doctor", Description) { ResourceId, Json };
        InstallationOptions.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var streams = parsed.InvocationConfiguration;
        InstallationSettings settings;
        try
        {
            settings = InstallationLocator.Default().Find(
                parsed.GetValue(InstallationOptions.Settings)?.FullName, parsed.GetValue(InstallationOptions.Data)?.FullName);
        }
        catch (NotStartedException e)
        {
            await streams.Error.WriteLineAsync(e.Message);
            return ExitCodes.NotStarted;
        }

        var lines = await ExamineAsync(settings, parsed.GetValue(ResourceId), cancellationToken);
        await DoctorOutput.WriteAsync(streams.Output, settings.Origin, lines, parsed.GetValue(Json));
        return DoctorOutput.ExitCodeOf(lines);
    }

    private static async Task<IReadOnlyList<DoctorLine>> ExamineAsync(
        InstallationSettings settings, string? resourceId, CancellationToken cancellationToken)
    {
        OpenInstallation installation;
        try
        {
            installation = await OpenInstallation.OpenAsync(settings, _ => { }, cancellationToken);
        }
        catch (Exception e) when (DoctorOpening.Failed(e, settings.Origin) is not null)
        {
            return DoctorOpening.Failed(e, settings.Origin)!;
        }

        await using (installation)
        {
            using var examination = new Examination(installation.Services, TimeProvider.System, settings.IsLocal)
            {
                Site = resourceId is null ? null : new SiteReader(
                    resourceId, installation.Services.GetRequiredService<TokenCredential>(), new SiteReaderOptions(), SiteReader.Azure),
            };
            return await new DoctorRun(DoctorRun.All).RunAsync(DoctorOpening.Sound(settings.Origin), examination, cancellationToken);
        }
    }
}
