using Bridge.Core.Webhooks;

namespace Bridge.Cli.Infra.Checking;

/// <summary>The addresses that Truv documents, in CIDR notation; written here a second time, so that an error shows.</summary>
internal static class DocumentedAddresses
{
    /// <summary>Where webhooks come from (https://docs.truv.com/api-reference/webhook-events); the app's own default.</summary>
    internal static IReadOnlySet<string> WebhookSources { get; } =
        SourceAddressCheck.TruvSources.Select(network => network.ToString()).ToHashSet();

    /// <summary>Truv's mTLS API by environment (https://docs.truv.com/reference/advanced-security-and-mtls).</summary>
    internal static IReadOnlyDictionary<string, IReadOnlySet<string>> Api { get; } = new Dictionary<string, IReadOnlySet<string>>
    {
        ["Production"] = new HashSet<string> { "35.167.32.174/32", "35.165.53.192/32", "54.71.147.242/32" },
        ["Sandbox"] = new HashSet<string> { "44.235.37.104/32", "35.83.220.165/32", "52.38.209.190/32" },
    };
}
