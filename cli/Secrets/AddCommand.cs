using System.CommandLine;
using Bridge.Cli.Installation;

namespace Bridge.Cli.Secrets;

/// <summary><c>bridge secrets add</c>.</summary>
internal static class AddCommand
{
    private static readonly Argument<SecretPurpose> Purpose = new("purpose") { Description = "access or header." };

    private static readonly Argument<string> Label = new("label")
    {
        Description = "Label, such as 2027-01; logs and events show the prefix of the setting with it.",
    };

    private static readonly Option<string?> Header = new("--header") { Description = "Which custom header, when there are several." };

    private static readonly Option<DateTimeOffset?> NotBefore =
        MomentOption.Create("--not-before", "When it begins to count. Default: at once.");

    private static readonly Option<DateTimeOffset?> Expires =
        MomentOption.Create("--expires", "When it stops to count. Default: never.");

    internal static Command Create()
    {
        var command = new Command(
            "add",
            """
            Add an Access Secret or a header value; the value comes from standard input, so that no list of processes shows it.

            Examples:
              bridge secrets add access 2027-01 <new-secret.txt
              bridge secrets add header 2027-01 --header X-Bridge-Key --settings settings.json <value.txt
            """) { Purpose, Label, Header, NotBefore, Expires };
        InstallationOptions.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Label) is not { Length: > 0 and <= 60 } label || label.Any(one => !char.IsAsciiLetterOrDigit(one) && one != '-'))
                parsed.AddError("The label has letters, digits and hyphens only, 60 at most: Key Vault allows no others.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(NotBefore) >= parsed.GetValue(Expires))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync("--not-before must lie before --expires.");
                return ExitCodes.WrongUsage;
            }

            // A file's last line ends with a line feed, which is no part of any value.
            var value = (await Console.In.ReadToEndAsync(cancellationToken)).TrimEnd('\r', '\n');
            var secret = new NewSecret(
                parsed.GetValue(Purpose), parsed.GetValue(Header), parsed.GetValue(Label)!, value, parsed.GetValue(NotBefore),
                parsed.GetValue(Expires));
            return await SecretsRuns.OnAsync(parsed, (run, _) => run.AddAsync(secret, cancellationToken), cancellationToken);
        });
        return command;
    }
}
