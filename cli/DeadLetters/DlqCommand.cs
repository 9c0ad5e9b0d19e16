using System.CommandLine;

namespace Bridge.Cli.DeadLetters;

/// <summary><c>bridge dlq</c>: what a queue gave up on.</summary>
internal static class DlqCommand
{
    private const string Description =
        """
        Look into the dead-letter queues, send back what can be processed after all, drop the rest. A queue is 'received',
        'events' or 'quarantine', or any queue's name.

        Examples:
          bridge dlq list
          bridge dlq list --queue events --event-type order-created --newer-than 2h
          bridge dlq show 17 --queue received
          bridge dlq replay --all --queue received --dead-letter-reason MaxDeliveryCountExceeded          (a dry run)
          bridge dlq replay --all --queue received --dead-letter-reason MaxDeliveryCountExceeded --yes
          bridge dlq drop 17 18 --queue events --reason "consumer cannot use these, ticket 4711" --yes

        Exit codes: 0 all went well, 4 the installation cannot be used, 5 nothing matched, 6 some stayed.
        """;

    internal static Command Create() => new("dlq", Description)
    {
        ListCommand.Create(), ShowCommand.Create(), ReplayCommand.Create(), DropCommand.Create(),
    };
}
