using System.CommandLine;

namespace Bridge.Cli.Secrets;

/// <summary><c>bridge secrets</c>: Access Secrets and header values that rotate in the vault.</summary>
internal static class SecretsCommand
{
    private const string Description =
        """
        Rotate Access Secrets, custom header values and pins in the vault; the app follows without a restart where the setting has
        a prefix, such as Truv__AccessSecrets=truv-access-secret-*.

        A rotation:
          bridge secrets add access 2027-01 <new-secret.txt            both count from the next reading of the vault on
          (delete nothing at Truv until 'list' shows that the new one signs)
          bridge secrets list
          bridge secrets retire truv-access-secret-2026-01 --at 2027-02-01T00:00:00Z

        Exit codes: 0 all went well, 1 refused, 4 the installation cannot be used.
        """;

    internal static Command Create() => new("secrets", Description) { AddCommand.Create(), ListCommand.Create(), RetireCommand.Create() };
}
