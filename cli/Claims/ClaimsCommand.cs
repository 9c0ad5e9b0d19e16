using System.CommandLine;

namespace Bridge.Cli.Claims;

/// <summary><c>bridge claims</c>: data that were too large for the queue.</summary>
internal static class ClaimsCommand
{
    private const string Description =
        """
        List and clean up claim checks: data of events that were too large for the queue, in Blob Storage. In Azure a lifecycle
        rule of the storage account does the cleaning; locally this command does.

        Examples:
          bridge claims list
          bridge claims clean --older-than 30d          (a dry run)
          bridge claims clean --older-than 30d --yes

        Exit codes: 0 all went well, 4 the installation cannot be used, 5 nothing matched.
        """;

    internal static Command Create() => new("claims", Description) { ListCommand.Create(), CleanCommand.Create() };
}
