using System.Text.RegularExpressions;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.Consumers;

public sealed class DotNetConsumerTests(BridgeUp up) : ConsumerDuties(up), IClassFixture<BridgeUp>
{
    private protected override string Readme => "consumers/dotnet/README.md";

    private protected override string Stopped => "Application is shutting down";

    private protected override Regex Done(string messageId) => new($"Message {messageId} is done; repeated: (?<repeated>True|False)");

    private protected override Task InstallAsync() => Task.CompletedTask;
}
