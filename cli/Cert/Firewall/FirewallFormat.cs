namespace Bridge.Cli.Cert.Firewall;

/// <summary>How addresses are written.</summary>
internal enum FirewallFormat
{
    /// <summary>A table for people.</summary>
    Table,

    /// <summary>A JSON array.</summary>
    Json,

    /// <summary>Security rules of an Azure network security group, JSON.</summary>
    Nsg,

    /// <summary>Lines for iptables.</summary>
    Iptables,

    /// <summary>A table for nft.</summary>
    Nft,
}
