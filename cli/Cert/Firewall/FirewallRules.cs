using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bridge.Cli.Cert.Firewall;

/// <summary>Writes addresses in a firewall's own form.</summary>
internal static class FirewallRules
{
    private const int FirstPriority = 200;
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    internal static string Write(FirewallFormat format, IReadOnlyList<TruvAddress> addresses) => format switch
    {
        FirewallFormat.Json => JsonSerializer.Serialize(
            addresses.Select(one => new { direction = one.Direction, environment = one.Environment, address = one.Address, port = 443 }),
            Indented),
        FirewallFormat.Nsg => Nsg(addresses),
        FirewallFormat.Iptables => string.Join('\n', addresses.Select(Iptables)),
        FirewallFormat.Nft => Nft(addresses),
        _ => string.Join('\n', ["DIRECTION  ENVIRONMENT  ADDRESS          PORT", .. addresses.Select(one =>
            $"{one.Direction,-9}  {one.Environment,-11}  {one.Address,-15}  443")]),
    };

    private static string Nsg(IReadOnlyList<TruvAddress> addresses) => JsonSerializer.Serialize(
        addresses.GroupBy(one => (one.Direction, one.Environment)).Select((group, index) => new
        {
            name = $"Truv-{group.Key.Direction}-{group.Key.Environment}",
            properties = new
            {
                direction = group.Key.Direction == TruvAddress.Inbound ? "Inbound" : "Outbound",
                access = "Allow",
                protocol = "Tcp",
                priority = FirstPriority + index,
                sourcePortRange = "*",
                destinationPortRange = "443",
                sourceAddressPrefixes = group.Key.Direction == TruvAddress.Inbound ? Networks(group) : null,
                sourceAddressPrefix = group.Key.Direction == TruvAddress.Inbound ? null : "*",
                destinationAddressPrefixes = group.Key.Direction == TruvAddress.Outbound ? Networks(group) : null,
                destinationAddressPrefix = group.Key.Direction == TruvAddress.Outbound ? null : "*",
            },
        }),
        Indented);

    private static string[] Networks(IEnumerable<TruvAddress> addresses) => [.. addresses.Select(one => $"{one.Address}/32")];

    private static string Iptables(TruvAddress one) => one.Direction == TruvAddress.Inbound
        ? $"iptables -A INPUT -p tcp -s {one.Address}/32 --dport 443 -j ACCEPT"
        : $"iptables -A OUTPUT -p tcp -d {one.Address}/32 --dport 443 -j ACCEPT";

    private static string Nft(IReadOnlyList<TruvAddress> addresses) =>
        $$"""
        table inet truv {
          set webhook_sources { type ipv4_addr; elements = { {{List(addresses, TruvAddress.Inbound)}} } }
          set api_hosts { type ipv4_addr; elements = { {{List(addresses, TruvAddress.Outbound)}} } }
          chain input { type filter hook input priority 0; policy accept; ip saddr @webhook_sources tcp dport 443 accept; }
          chain output { type filter hook output priority 0; policy accept; ip daddr @api_hosts tcp dport 443 accept; }
        }
        """;

    private static string List(IReadOnlyList<TruvAddress> addresses, string direction) =>
        string.Join(", ", addresses.Where(one => one.Direction == direction).Select(one => one.Address));
}
