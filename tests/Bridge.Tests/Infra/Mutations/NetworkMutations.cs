using Bridge.Cli.Infra.Compiling;

namespace Bridge.Tests.Infra.Mutations;

/// <summary>What breaks the rules of <c>Rules/Network</c>.</summary>
internal static class NetworkMutations
{
    internal static IReadOnlyList<InfraMutation> All { get; } =
    [
        new("egress-denied-by-default", InfraVariant.Sandbox, "modules/network.bicep",
            "[denyOutbound, denyInbound])",
            "[denyInbound])"),
        new("ingress-denied-by-default", InfraVariant.Sandbox, "modules/network.bicep",
            "[allowApp, denyInbound, denyOutbound]",
            "[allowApp, denyOutbound]"),
        new("egress-to-truv", InfraVariant.Sandbox, "modules/network.bicep",
            "apiAddresses[environment]",
            "apiAddresses[environment == 'Sandbox' ? 'Production' : 'Sandbox']"),
        new("egress-narrow", InfraVariant.Sandbox, "modules/network.bicep",
            "{ name: 'monitor', tag: 'AzureMonitor', ports: ['443'] }",
            "{ name: 'monitor', tag: 'Internet', ports: ['443'] }"),
        new("network-rules-narrow", InfraVariant.Sandbox, "modules/network.bicep",
            "    sourceAddressPrefix: appPrefix\n    sourcePortRange: '*'\n    destinationAddressPrefix: endpointPrefix\n",
            "    sourceAddressPrefix: '*'\n    sourcePortRange: '*'\n    destinationAddressPrefix: endpointPrefix\n"),
        new("subnets-guarded", InfraVariant.Sandbox, "modules/network.bicep",
            "          networkSecurityGroup: { id: endpointRules.id }\n",
            ""),
        new("static-egress-address", InfraVariant.Sandbox, "modules/network.bicep",
            "          natGateway: { id: gateway.id }\n",
            ""),
        new("production-address-in-zones", InfraVariant.Production, "modules/network.bicep",
            "['1', '2', '3'] : []",
            "['1'] : []"),
        new("production-private-endpoints", InfraVariant.Production, "production.bicepparam",
            "param privateEndpoints = true",
            "param privateEndpoints = false", "private"),
        new("production-private-names", InfraVariant.Production, "modules/privateEndpoints.bicep",
            "registrationEnabled: false",
            "registrationEnabled: true", "private"),
        new("production-public-access", InfraVariant.Production, "modules/vault.bicep",
            "privateOnly && empty(operatorAddresses) ? 'Disabled' : 'Enabled'",
            "'Enabled'", "private"),
    ];
}
