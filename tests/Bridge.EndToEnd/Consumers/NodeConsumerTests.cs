using System.Text.RegularExpressions;
using Bridge.Cli.Up;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.Consumers;

public sealed class NodeConsumerTests(BridgeUp up) : ConsumerDuties(up), IClassFixture<BridgeUp>
{
    private protected override string Readme => "consumers/node/README.md";

    private protected override string Stopped => "\"what\":\"stopped\"";

    private protected override Regex Done(string messageId) =>
        new($"\"what\":\"done\",\"id\":\"{messageId}\",\"repeated\":(?<repeated>true|false)");

    private protected override Task InstallAsync() => NodeModules.InstallAsync(
        Repository.Path("consumers", "node"), "the consumer", static _ => { }, TestContext.Current.CancellationToken);
}
