using System.Text.RegularExpressions;

namespace Bridge.Tests.Infra.Walk;

/// <summary>Changes that no rule refuses, and why none has to.</summary>
/// <param name="Kind">A pattern for <see cref="Mutant.Kind"/>.</param>
/// <param name="Reason">Why it costs no protection, or what else holds it.</param>
internal sealed record Unprotected(string Kind, string Reason)
{
    internal static IReadOnlyList<Unprotected> All { get; } =
    [
        new(
            """Microsoft\.(?:Insights/(?:actionGroups|metricAlerts|scheduledQueryRules)|Authorization/locks) properties\..*(?:[nN]ame|notes|displayName|criterionType|metricNamespace|odata\.type|useCommonAlertSchema) (?:gone|= .*)""",
            "Names and notes; what the platform demands by itself."),
        new(
            """Microsoft\.Insights/(?:metricAlerts|scheduledQueryRules) properties\.(?:autoMitigate|evaluationFrequency|severity|windowSize|criteria\..*(?:dimensions.*|threshold|timeAggregation|failingPeriods.*|metricMeasureColumn)) .*""",
            "How soon and how loud an alert is, is for operators to judge; that it is there and works is held by alerts-complete."),
        new(
            """Microsoft\.Insights/workbooks .*""",
            "The workbook shows and protects nothing."),
        new(
            """Microsoft\.Insights/components properties\.(?:Application_Type|WorkspaceResourceId) gone""",
            "The platform demands both."),
        new(
            """Microsoft\.[A-Za-z/]+ (?:properties\.)?sku(?:\.(?:name|tier|family|capacity))? .*""",
            "Size and price; that production is in zones is held by rules of their own."),
        new(
            """Microsoft\.KeyVault/vaults properties\.tenantId gone""",
            "The platform demands it."),
        new(
            """Microsoft\.(?:ManagedIdentity/userAssignedIdentities|Storage/storageAccounts|Storage/storageAccounts/blobServices/containers|Storage/storageAccounts/tableServices/tables)  gone""",
            "Roles and the app refer to it: without it nothing is deployed."),
        new(
            """Microsoft\.(?:KeyVault/vaults|ServiceBus/namespaces(?:/networkRuleSets)?|Storage/storageAccounts|Web/sites) properties\.publicNetworkAccess (?:= "Disabled"|gone)""",
            "Closing more is no loss; the site is public, since Truv calls it, and public is the default."),
        new(
            """Microsoft\.[A-Za-z/]+ properties\.(?:networkAcls\.)?(?:ipRules|virtualNetworkRules)(?:\[\])?(?:\.action)? gone""",
            "Fewer addresses are let in, or the default, which is the same."),
        new(
            """Microsoft\.Web/sites properties\.siteConfig\.(?:scmIpSecurityRestrictions(?:\[\])?|(?:scmI|i)pSecurityRestrictions\[\]\.(?:action|name|priority)) .*""",
            "Fewer addresses are let in, the default, or a name; one rule has no order."),
        new(
            """Microsoft\.Network/networkSecurityGroups properties\.securityRules\[\](?:\.properties)? gone""",
            "One way less is open; what closes is held by egress- and ingress-denied-by-default."),
        new(
            """Microsoft\.Network/networkSecurityGroups properties\.securityRules\[\]\.(?:name|properties\.(?:access|direction|priority|sourcePortRange|destinationPortRanges\[\])) .*""",
            "The platform demands it, or one way less is open; between ways that are open, order says nothing."),
        new(
            """Microsoft\.Network/natGateways properties\.(?:idleTimeoutInMinutes.*|publicIpAddresses\[\]\.id gone)""",
            "How long a quiet connection lives; the platform demands the id."),
        new(
            """Microsoft\.Network/publicIPAddresses properties\.publicIPAddressVersion .*""",
            "IPv4 is the default."),
        new(
            """Microsoft\.Network/privateEndpoints(?:/privateDnsZoneGroups)? properties\.(?:subnet(?:\.id)?|privateLinkServiceConnections\[\]\.(?:name|properties\.privateLinkServiceId)|privateDnsZoneConfigs\[\]\.name) gone""",
            "The platform demands it."),
        new(
            """Microsoft\.Network/virtualNetworks properties\.(?:addressSpace.*|subnets\[\](?:\.name|\.properties\.addressPrefix|\.properties\.delegations\[\].*)?) gone""",
            "The platform, the app or the endpoints demand it."),
        new(
            """Microsoft\.Network/virtualNetworks properties\.subnets\[\]\.properties\.serviceEndpoints.* gone""",
            "In production the private endpoints are the way; without a service endpoint less is open."),
        new(
            """Microsoft\.ServiceBus/namespaces/queues properties\.maxSizeInMegabytes .*""",
            "How much a queue takes, with an alert on its size."),
        new(
            """Microsoft\.Storage/storageAccounts properties\.(?:accessTier|encryption\.(?:keySource|services.*)) .*""",
            "The service encrypts always, whatever these say; the second encryption is held by claims-encrypted-twice."),
        new(
            """Microsoft\.Storage/storageAccounts/blobServices properties\.(?:d|containerD)eleteRetentionPolicy\.days = 1""",
            "A day is within what blob-soft-delete allows."),
        new(
            """Microsoft\.Storage/storageAccounts/managementPolicies properties\.policy\.rules\[\]\.(?:name|type|definition\.filters\.blobTypes.*) gone""",
            "The platform demands it."),
        new(
            """Microsoft\.Web/serverfarms properties\.(?:maximumElasticWorkerCount|reserved) .*""",
            "Size and system."),
        new(
            """Microsoft\.Web/sites (?:identity\.userAssignedIdentities|properties\.keyVaultReferenceIdentity).* gone""",
            "Without its identity the app reaches nothing and does not start."),
        new(
            """Microsoft\.Web/sites properties\.(?:clientAffinityEnabled|serverFarmId|clientCertExclusionPaths|functionAppConfig|siteConfig\.(?:http20Enabled|minimumElasticInstanceCount|use32BitWorkerProcess)) .*""",
            "How it runs; no exclusions is what gone says too."),
        new(
            """Microsoft\.Web/sites properties\.siteConfig\.appSettings\[\](?:\.name|\.value)? (?:gone|= .*)""",
            "What a rule does not hold the app demands at its start: SettingsOfBicepTests starts its validation with what is deployed."),
    ];

    internal bool Covers(Mutant mutant) => Regex.IsMatch(mutant.Kind, $"^(?:{Kind})$");
}
