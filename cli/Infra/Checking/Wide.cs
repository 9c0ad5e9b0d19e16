using System.Net;

namespace Bridge.Cli.Infra.Checking;

/// <summary>Addresses that say too little about who is meant.</summary>
internal static class Wide
{
    // A company's own network may be this large; anything larger is not a place.
    private const int SmallestPrefix = 16;

    /// <summary>Whether a rule with this address lets in, or out, more than a place.</summary>
    internal static bool Network(string? address) =>
        address is null or "*" or "Any" or "Internet" or "VirtualNetwork"
        || (IPNetwork.TryParse(address, out var network) && network.PrefixLength < SmallestPrefix);

    /// <summary>Whether an address is of a private network (RFC 1918).</summary>
    internal static bool IsPrivate(string address) =>
        IPNetwork.TryParse(address, out var network) && Private.Any(range => range.Contains(network.BaseAddress));

    private static readonly IPNetwork[] Private =
        [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16")];
}
