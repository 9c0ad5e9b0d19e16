// One subnet for the app, whose traffic leaves by one static address and only to what is listed; one for private endpoints.
import { deployment, destination } from 'types.bicep'
import { apiAddresses, truvEnvironment } from 'truv.bicep'

param target deployment
param environment truvEnvironment
param workspaceId string

@description('The plan of the app decides to whom its subnet is delegated.')
param plan 'ElasticPremium' | 'FlexConsumption'

@description('The tier decides how narrow the way to Service Bus can be.')
param serviceBusSku 'Standard' | 'Premium'

@description('A network of at least /24.')
param addressPrefix string

param extraEgress destination[]

var appPrefix = cidrSubnet(addressPrefix, 26, 0)
var endpointPrefix = cidrSubnet(addressPrefix, 27, 2)
var zones = target.resilient ? ['1', '2', '3'] : []

// The service tag covers the Premium tier only. Standard namespaces have shared addresses: there the rule is as wide as the
// region's public addresses, on the AMQP port alone, which serves neither web nor file traffic.
var serviceBusEgress = serviceBusSku == 'Premium'
  ? { tag: 'ServiceBus.${target.location}', ports: ['443', '5671'] }
  : { tag: 'AzureCloud.${target.location}', ports: ['5671'] }

var services = [
  { name: 'entra-id', tag: 'AzureActiveDirectory', ports: ['443'] }
  { name: 'key-vault', tag: 'AzureKeyVault.${target.location}', ports: ['443'] }
  { name: 'storage', tag: 'Storage.${target.location}', ports: ['443'] }
  { name: 'monitor', tag: 'AzureMonitor', ports: ['443'] }
  { name: 'service-bus', ...serviceBusEgress }
]

var truvRule = {
  name: 'allow-truv-api'
  properties: {
    priority: 100
    direction: 'Outbound'
    access: 'Allow'
    protocol: 'Tcp'
    sourceAddressPrefix: appPrefix
    sourcePortRange: '*'
    destinationAddressPrefixes: apiAddresses[environment]
    destinationPortRange: '443'
  }
}

var serviceRules = map(services, (service, i) => {
  name: 'allow-${service.name}'
  properties: {
    priority: 200 + i
    direction: 'Outbound'
    access: 'Allow'
    protocol: 'Tcp'
    sourceAddressPrefix: appPrefix
    sourcePortRange: '*'
    destinationAddressPrefix: service.tag
    destinationPortRanges: service.ports
  }
})

var endpointRule = {
  name: 'allow-private-endpoints'
  properties: {
    priority: 300
    direction: 'Outbound'
    access: 'Allow'
    protocol: 'Tcp'
    sourceAddressPrefix: appPrefix
    sourcePortRange: '*'
    destinationAddressPrefix: endpointPrefix
    destinationPortRanges: ['443', '5671']
  }
}

var extraRules = map(extraEgress, (extra, i) => {
  name: 'allow-${extra.name}'
  properties: {
    priority: 400 + i
    direction: 'Outbound'
    access: 'Allow'
    protocol: 'Tcp'
    sourceAddressPrefix: appPrefix
    sourcePortRange: '*'
    destinationAddressPrefix: extra.address
    destinationPortRange: extra.port
  }
})

var denyOutbound = {
  name: 'deny-all-outbound'
  properties: {
    priority: 4096
    direction: 'Outbound'
    access: 'Deny'
    protocol: '*'
    sourceAddressPrefix: '*'
    sourcePortRange: '*'
    destinationAddressPrefix: '*'
    destinationPortRange: '*'
  }
}

var denyInbound = {
  name: 'deny-all-inbound'
  properties: {
    priority: 4096
    direction: 'Inbound'
    access: 'Deny'
    protocol: '*'
    sourceAddressPrefix: '*'
    sourcePortRange: '*'
    destinationAddressPrefix: '*'
    destinationPortRange: '*'
  }
}

var allowApp = {
  name: 'allow-app'
  properties: {
    priority: 100
    direction: 'Inbound'
    access: 'Allow'
    protocol: 'Tcp'
    sourceAddressPrefix: appPrefix
    sourcePortRange: '*'
    destinationAddressPrefix: endpointPrefix
    destinationPortRanges: ['443', '5671']
  }
}

resource appRules 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-bridge-${target.name}-app'
  location: target.location
  tags: target.tags
  properties: {
    securityRules: concat([truvRule], serviceRules, [endpointRule], extraRules, [denyOutbound, denyInbound])
  }
}

resource endpointRules 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-bridge-${target.name}-endpoints'
  location: target.location
  tags: target.tags
  properties: {
    securityRules: [allowApp, denyInbound, denyOutbound]
  }
}

resource address 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-bridge-${target.name}'
  location: target.location
  tags: target.tags
  sku: { name: 'Standard' }
  zones: zones
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
  }
}

resource gateway 'Microsoft.Network/natGateways@2025-01-01' = {
  name: 'nat-bridge-${target.name}'
  location: target.location
  tags: target.tags
  sku: { name: 'Standard' }
  properties: {
    idleTimeoutInMinutes: 10
    publicIpAddresses: [{ id: address.id }]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'vnet-bridge-${target.name}'
  location: target.location
  tags: target.tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: appPrefix
          defaultOutboundAccess: false
          natGateway: { id: gateway.id }
          networkSecurityGroup: { id: appRules.id }
          serviceEndpoints: concat(
            [
              { service: 'Microsoft.KeyVault', locations: [target.location] }
              { service: 'Microsoft.Storage', locations: [target.location] }
            ],
            serviceBusSku == 'Premium' ? [{ service: 'Microsoft.ServiceBus' }] : []
          )
          delegations: [
            {
              name: 'app'
              properties: {
                serviceName: plan == 'FlexConsumption' ? 'Microsoft.App/environments' : 'Microsoft.Web/serverFarms'
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: endpointPrefix
          defaultOutboundAccess: false
          networkSecurityGroup: { id: endpointRules.id }
          privateEndpointNetworkPolicies: 'Enabled'
        }
      }
    ]
  }

  resource app 'subnets' existing = { name: 'app' }
  resource endpoints 'subnets' existing = { name: 'endpoints' }
}

#disable-next-line use-recent-api-versions // The newest without preview, 2016-09-01, knows no category groups.
resource appRulesLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'bridge'
  scope: appRules
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}

#disable-next-line use-recent-api-versions // The newest without preview, 2016-09-01, knows no category groups.
resource endpointRulesLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'bridge'
  scope: endpointRules
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}

#disable-next-line use-recent-api-versions // The newest without preview, 2016-09-01, knows no category groups.
resource addressLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'bridge'
  scope: address
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

#disable-next-line use-recent-api-versions // The newest without preview, 2016-09-01, knows no category groups.
resource networkLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'bridge'
  scope: network
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output networkId string = network.id
output appSubnetId string = network::app.id
output endpointSubnetId string = network::endpoints.id
@description('The address that every call to Truv comes from.')
output staticAddress string = address.properties.ipAddress
