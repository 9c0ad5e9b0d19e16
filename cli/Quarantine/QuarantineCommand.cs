using System.CommandLine;

namespace Bridge.Cli.Quarantine;

/// <summary><c>bridge quarantine</c>: what a certified sender delivered and nobody could accept.</summary>
internal static class QuarantineCommand
{
    private const string Description =
        """
        Look into the queue truv-quarantine, release what is genuine after all, drop the rest.

        Examples:
          bridge quarantine list --verdict BRG131 --newer-than 2h
          bridge quarantine show 17
          bridge quarantine release --all --verdict BRG131          (a dry run)
          bridge quarantine release --all --verdict BRG131 --yes
          bridge quarantine drop 17 18 --reason "reported to Truv, ticket 4711" --yes

        Exit codes: 0 all went well, 4 the installation cannot be used, 5 nothing matched, 6 some stayed in quarantine.
        """;

    internal static Command Create() => new("quarantine", Description)
    {
        ListCommand.Create(), ShowCommand.Create(), ReleaseCommand.Create(), DropCommand.Create(),
    };
}
