using System.CommandLine;
using Bridge.Cli.Installation;

namespace Bridge.Cli.Secrets;

/// <summary><c>bridge secrets retire</c>.</summary>
internal static class RetireCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "Name of the secret in the vault." };

    private static readonly Option<DateTimeOffset?> At = MomentOption.Create("--at", "When it stops to count. Default: now.");

    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Even if it signed the last event seen. Never the last one of a setting.",
    };

    internal static Command Create()
    {
        var command = new Command(
            "retire",
            """
            Let a secret count no longer, now or at a moment. Refuses to retire the Access Secret that signed the last event seen, and the
            last one of a setting.
            """) { Name, At, Force };
        InstallationOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => SecretsRuns.OnAsync(
            parsed,
            (run, _) => run.RetireAsync(
                parsed.GetValue(Name)!, parsed.GetValue(At), parsed.GetValue(Force), cancellationToken),
            cancellationToken));
        return command;
    }
}
