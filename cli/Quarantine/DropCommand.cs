using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Core.Quarantine;
using Bridge.Functions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Quarantine;

/// <summary><c>bridge quarantine drop</c>: removes webhooks for good.</summary>
internal static class DropCommand
{
    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "Why; it is logged with the count.", HelpName = "text", Required = true,
    };

    internal static Command Create()
    {
        var command = new Command(
            "drop",
            """
            Remove quarantined webhooks for good. A dry run unless --yes is given.

            Examples:
              bridge quarantine drop 17 --reason "reported to Truv, ticket 4711"
              bridge quarantine drop --all --verdict BRG131 --older-than 30d --reason "past retention" --yes
            """) { Reason };
        OperatorRun.AddOptionsTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(Reason) is { Tokens.Count: > 0 } && string.IsNullOrWhiteSpace(parsed.GetValue(Reason)))
                parsed.AddError("--reason must say why: it is what the log keeps of these webhooks.");
        });
        command.SetAction((parsed, cancellationToken) => InstallationRun.OnAsync(
            parsed, builder => builder.AddQuarantine(), open => RunAsync(parsed, open, cancellationToken), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(
        ParseResult parsed, OpenInstallation installation, CancellationToken cancellationToken)
    {
        var drop = installation.Services.GetRequiredService<QuarantineDrop>();
        var reason = Printable.Text(parsed.GetValue(Reason)!);
        return new OperatorRun(parsed, installation, "dropped").RunAsync(
            (selection, mode) => drop.RunAsync(selection, reason, mode, cancellationToken), cancellationToken);
    }
}
