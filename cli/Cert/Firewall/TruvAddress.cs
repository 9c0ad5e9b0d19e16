namespace Bridge.Cli.Cert.Firewall;

/// <summary>One address of Truv and what it is for (truv.md §1, §5).</summary>
/// <param name="Direction"><c>inbound</c>: Truv's webhooks come from it; <c>outbound</c>: Truv's mTLS API is there.</param>
/// <param name="Environment">Production, sandbox, or both.</param>
/// <param name="Address">IPv4 address.</param>
internal sealed record TruvAddress(string Direction, string Environment, string Address)
{
    internal const string Inbound = "inbound";
    internal const string Outbound = "outbound";

    /// <summary>All that Truv publishes.</summary>
    internal static IReadOnlyList<TruvAddress> All { get; } =
    [
        .. Of(Inbound, "both", "34.212.57.93", "44.224.243.166", "52.25.14.79"),
        .. Of(Outbound, "production", "35.167.32.174", "35.165.53.192", "54.71.147.242"),
        .. Of(Outbound, "sandbox", "44.235.37.104", "35.83.220.165", "52.38.209.190"),
    ];

    private static IEnumerable<TruvAddress> Of(string direction, string environment, params string[] addresses) =>
        addresses.Select(address => new TruvAddress(direction, environment, address));
}
