using System.Globalization;

namespace Bridge.Cli.Up;

/// <summary>The ports of the local Azure and the local Truv.</summary>
internal sealed record Ports(
    int FrontEnd, int Broker, int KeyVault, int Identity, int TruvApi, int Control, int Blob, int Queue, int Table)
{
    /// <summary>Ports that nobody uses now.</summary>
    internal static Ports Free()
    {
        var free = FreePort.Take(9);
        return new Ports(free[0], free[1], free[2], free[3], free[4], free[5], free[6], free[7], free[8]);
    }

    /// <summary>The options that give another <c>bridge up</c> these ports.</summary>
    internal IEnumerable<string> ToArguments() =>
        All.SelectMany(one => new[] { one.Option, one.Port.ToString(CultureInfo.InvariantCulture) });

    internal IEnumerable<(int Port, string Purpose, string Option)> All =>
    [
        (FrontEnd, "front end", PortOptions.FrontEnd.Name),
        (Broker, "Service Bus broker", PortOptions.Broker.Name),
        (KeyVault, "Key Vault", PortOptions.KeyVault.Name),
        (Identity, "managed identity", PortOptions.Identity.Name),
        (TruvApi, "Truv API", PortOptions.TruvApi.Name),
        (Control, "control endpoint", PortOptions.Control.Name),
        (Blob, "Azurite blobs", PortOptions.Blob.Name),
        (Queue, "Azurite queues", PortOptions.Queue.Name),
        (Table, "Azurite tables", PortOptions.Table.Name),
    ];
}
