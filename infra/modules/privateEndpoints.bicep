// Private endpoints for everything that the app talks to in Azure, and the names that lead to them.
import { deployment } from 'types.bicep'

param target deployment
param subnetId string
param networkId string
param vaultId string
param hostStorageId string
param dataStorageId string

param serviceBusId string

@description('False for a Standard namespace, which has no private endpoints.')
param withServiceBus bool

var suffix = environment().suffixes.storage
var zones = union(
  {
    blob: 'privatelink.blob.${suffix}'
    queue: 'privatelink.queue.${suffix}'
    table: 'privatelink.table.${suffix}'
    vault: 'privatelink.vaultcore.azure.net'
  },
  withServiceBus ? { namespace: 'privatelink.servicebus.windows.net' } : {}
)
var zoneNames = map(items(zones), zone => zone.value)

var endpoints = concat(
  [
    { name: 'vault', resource: vaultId, group: 'vault' }
    { name: 'host-blob', resource: hostStorageId, group: 'blob' }
    { name: 'host-queue', resource: hostStorageId, group: 'queue' }
    { name: 'host-table', resource: hostStorageId, group: 'table' }
    { name: 'data-blob', resource: dataStorageId, group: 'blob' }
    { name: 'data-table', resource: dataStorageId, group: 'table' }
  ],
  withServiceBus ? [{ name: 'service-bus', resource: serviceBusId, group: 'namespace' }] : []
)

resource dns 'Microsoft.Network/privateDnsZones@2024-06-01' = [for name in zoneNames: {
  name: name
  location: 'global'
  tags: target.tags
}]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (name, i) in zoneNames: {
  parent: dns[i]
  name: 'bridge'
  location: 'global'
  tags: target.tags
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: networkId }
  }
}]

resource connections 'Microsoft.Network/privateEndpoints@2025-01-01' = [for one in endpoints: {
  name: 'pe-bridge-${target.name}-${one.name}'
  location: target.location
  tags: target.tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      {
        name: one.name
        properties: { privateLinkServiceId: one.resource, groupIds: [one.group] }
      }
    ]
  }
}]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01' = [for (one, i) in endpoints: {
  parent: connections[i]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: one.group
        properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', zones[one.group]) }
      }
    ]
  }
  dependsOn: [dns]
}]
