using System.CommandLine;

namespace Bridge.Cli.Truv;

/// <summary><c>bridge truv</c>: lets the local Truv of a running <c>bridge up</c> do something.</summary>
internal static class TruvCommand
{
    private const string Description =
        """
        Work with the local Truv of a running './bridge up'. Nothing here reaches the real Truv.

        Examples:
          bridge truv emit --borrowers 50
          bridge truv emit --borrowers 5 --kind refreshed --json

        Faults, requests and the delivery history are at the control endpoint that 'up' prints:
          curl -X POST URL/truv/faults -d '{"kind":"serverError","path":"/v1/orders/*","probability":0.1}'
          curl URL/truv/requests ; curl URL/truv/history ; curl -X DELETE URL/truv/faults
        """;

    internal static Command Create() => new("truv", Description) { EmitCommand.Create() };
}
