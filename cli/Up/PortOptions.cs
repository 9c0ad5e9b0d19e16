using System.CommandLine;

namespace Bridge.Cli.Up;

/// <summary>One option for each port.</summary>
internal static class PortOptions
{
    internal static readonly Option<int> FrontEnd = Port("--front-end-port", 7443, "HTTPS front end, where Truv delivers");
    internal static readonly Option<int> Broker = Port("--broker-port", 5672, "Service Bus broker (AMQP)");
    internal static readonly Option<int> KeyVault = Port("--key-vault-port", 7445, "Key Vault");
    internal static readonly Option<int> Identity = Port("--identity-port", 7446, "managed identity endpoint");
    internal static readonly Option<int> TruvApi = Port("--truv-api-port", 7447, "Truv's mTLS API");
    internal static readonly Option<int> Control = Port("--control-port", 7444, "control endpoint: status and faults");
    internal static readonly Option<int> Blob = Port("--azurite-blob-port", 10000, "Azurite blobs");
    internal static readonly Option<int> Queue = Port("--azurite-queue-port", 10001, "Azurite queues");
    internal static readonly Option<int> Table = Port("--azurite-table-port", 10002, "Azurite tables");

    internal static IEnumerable<Option<int>> All =>
        [FrontEnd, Broker, KeyVault, Identity, TruvApi, Control, Blob, Queue, Table];

    internal static Ports Read(ParseResult parsed) => new(
        parsed.GetValue(FrontEnd), parsed.GetValue(Broker), parsed.GetValue(KeyVault), parsed.GetValue(Identity),
        parsed.GetValue(TruvApi), parsed.GetValue(Control), parsed.GetValue(Blob), parsed.GetValue(Queue),
        parsed.GetValue(Table));

    private static Option<int> Port(string name, int port, string purpose) => new(name)
    {
        Description = $"Port of the {purpose}.", DefaultValueFactory = _ => port, HelpName = "port",
    };
}
