// The three queues. No keys: identities only, each with its right on its queue.
import { deployment } from 'types.bicep'

param target deployment
param sku 'Standard' | 'Premium'

@description('Messaging units of the Premium tier.')
param capacity 1 | 2 | 4 | 8 | 16
param queues { received: string, events: string, quarantine: string }

@description('Days that an event may lie in the consumers\' queue before it is dead-lettered.')
param eventDays int

param appPrincipalId string
param consumerPrincipalIds string[]
param operatorGroupId string
param appSubnetId string
param consumerSubnetIds string[]
param allowedAddresses string[]
param workspaceId string
param privateOnly bool

var roles = {
  sender: '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
  receiver: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
}
var isPremium = sku == 'Premium'
var isClosed = isPremium && privateOnly && empty(allowedAddresses) && empty(consumerSubnetIds)

resource namespace 'Microsoft.ServiceBus/namespaces@2026-01-01' = {
  name: 'sb-bridge-${target.token}'
  location: target.location
  tags: target.tags
  sku: isPremium ? { name: 'Premium', tier: 'Premium', capacity: capacity } : { name: 'Standard', tier: 'Standard' }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: isClosed ? 'Disabled' : 'Enabled'
    zoneRedundant: target.resilient
  }

  // Standard has no rules for subnets, only for addresses: there the app comes from the gateway's static address.
  resource access 'networkRuleSets' = {
    name: 'default'
    properties: {
      defaultAction: 'Deny'
      publicNetworkAccess: isClosed ? 'Disabled' : 'Enabled'
      trustedServiceAccessEnabled: false
      ipRules: map(allowedAddresses, address => { ipMask: address, action: 'Allow' })
      virtualNetworkRules: isPremium
        ? map(concat(privateOnly ? [] : [appSubnetId], consumerSubnetIds), subnet => {
            subnet: { id: subnet }
            ignoreMissingVnetServiceEndpoint: false
          })
        : []
    }
  }

  resource received 'queues' = {
    name: queues.received
    properties: {
      requiresDuplicateDetection: true
      duplicateDetectionHistoryTimeWindow: 'P7D'
      lockDuration: 'PT5M'
      maxDeliveryCount: 10
      // Nothing may get lost unseen: after the longest age of an event (7 days at most) it is long published.
      defaultMessageTimeToLive: 'P14D'
      deadLetteringOnMessageExpiration: true
      maxSizeInMegabytes: 5120
    }
  }

  resource events 'queues' = {
    name: queues.events
    properties: {
      requiresDuplicateDetection: true
      duplicateDetectionHistoryTimeWindow: 'P7D'
      lockDuration: 'PT5M'
      maxDeliveryCount: 10
      defaultMessageTimeToLive: 'P${eventDays}D'
      deadLetteringOnMessageExpiration: true
      maxSizeInMegabytes: 5120
    }
  }

  // Where a forger may have written: what nobody looks at goes away by itself, and never into a dead-letter queue without an end.
  resource quarantine 'queues' = {
    name: queues.quarantine
    properties: {
      requiresDuplicateDetection: true
      duplicateDetectionHistoryTimeWindow: 'P7D'
      lockDuration: 'PT5M'
      maxDeliveryCount: 100
      defaultMessageTimeToLive: 'P30D'
      deadLetteringOnMessageExpiration: false
      maxSizeInMegabytes: 1024
    }
  }
}

// Reason: the receiver queues webhooks, the enricher postpones events to the same queue.
resource appSendsReceived 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace::received.id, 'app', roles.sender)
  scope: namespace::received
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.sender)
    description: 'The app queues webhooks and postpones events.'
  }
}

// Reason: the enricher takes webhooks; the only queue that the app reads.
resource appTakesReceived 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace::received.id, 'app', roles.receiver)
  scope: namespace::received
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.receiver)
    description: 'The app takes webhooks to enrich them.'
  }
}

// Reason: the enricher publishes; it never reads what it has published.
resource appSendsEvents 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace::events.id, 'app', roles.sender)
  scope: namespace::events
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.sender)
    description: 'The app publishes events.'
  }
}

// Reason: the receiver keeps what is certified but wrong; it never takes it back by itself.
resource appSendsQuarantine 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace::quarantine.id, 'app', roles.sender)
  scope: namespace::quarantine
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.sender)
    description: 'The app puts webhooks into quarantine.'
  }
}

// Reason: consumers take events, and nothing else.
resource consumersTakeEvents 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for consumer in consumerPrincipalIds: {
  name: guid(namespace::events.id, consumer, roles.receiver)
  scope: namespace::events
  properties: {
    principalId: consumer
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.receiver)
    description: 'A consumer takes events.'
  }
}]

// Reason: people judge quarantine, release from it, and replay dead letters; each queue, since all three have a side for them.
resource operatorsTakeReceived 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorGroupId)) {
  name: guid(namespace::received.id, operatorGroupId, roles.receiver)
  scope: namespace::received
  properties: {
    principalId: operatorGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.receiver)
    description: 'Operators read and settle dead letters.'
  }
}

resource operatorsSendReceived 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorGroupId)) {
  name: guid(namespace::received.id, operatorGroupId, roles.sender)
  scope: namespace::received
  properties: {
    principalId: operatorGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.sender)
    description: 'Operators release from quarantine and replay dead letters.'
  }
}

resource operatorsTakeQuarantine 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorGroupId)) {
  name: guid(namespace::quarantine.id, operatorGroupId, roles.receiver)
  scope: namespace::quarantine
  properties: {
    principalId: operatorGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.receiver)
    description: 'Operators judge what lies in quarantine.'
  }
}

resource operatorsSendQuarantine 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorGroupId)) {
  name: guid(namespace::quarantine.id, operatorGroupId, roles.sender)
  scope: namespace::quarantine
  properties: {
    principalId: operatorGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.sender)
    description: 'Operators replay what quarantine itself has dead-lettered.'
  }
}

resource operatorsTakeEvents 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorGroupId)) {
  name: guid(namespace::events.id, operatorGroupId, roles.receiver)
  scope: namespace::events
  properties: {
    principalId: operatorGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.receiver)
    description: 'Operators read and settle the consumers\' dead letters.'
  }
}

resource operatorsSendEvents 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorGroupId)) {
  name: guid(namespace::events.id, operatorGroupId, roles.sender)
  scope: namespace::events
  properties: {
    principalId: operatorGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.sender)
    description: 'Operators replay the consumers\' dead letters.'
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (target.resilient) {
  name: 'keep'
  scope: namespace
  properties: {
    level: 'CanNotDelete'
    notes: 'What Truv delivered and nobody has read yet is here and nowhere else.'
  }
}

#disable-next-line use-recent-api-versions // The newest without preview, 2016-09-01, knows no category groups.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'bridge'
  scope: namespace
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = namespace.id
output fullyQualifiedNamespace string = '${namespace.name}.servicebus.windows.net'
