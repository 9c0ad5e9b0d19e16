// The product's own data: the ledger (ids and outcomes) and the claim checks (personal data).
import { deployment } from 'types.bicep'

param target deployment
param appPrincipalId string
param consumerPrincipalIds string[]
param operatorGroupId string
param appSubnetId string
param consumerSubnetIds string[]
param allowedAddresses string[]
param workspaceId string
param privateOnly bool
param ledgerTable string
param claimContainer string

@description('Days after which a claim check is deleted. A test holds it to the time that an event may lie unread, and a day more.')
param claimRetentionDays int

var roles = {
  blobContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  blobReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
  tableContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  tableReader: '76199698-9eea-4c19-bc75-cec21354c6b6'
}

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: 'stdata${target.token}'
  location: target.location
  tags: target.tags
  kind: 'StorageV2'
  sku: { name: target.resilient ? 'Standard_ZRS' : 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: true
      services: { blob: { enabled: true, keyType: 'Account' }, table: { enabled: true, keyType: 'Account' } }
    }
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: privateOnly && empty(allowedAddresses) && empty(consumerSubnetIds) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: 'Deny'
      ipRules: map(allowedAddresses, address => { value: address, action: 'Allow' })
      virtualNetworkRules: map(
        concat(privateOnly ? [] : [appSubnetId], consumerSubnetIds),
        subnet => { id: subnet, action: 'Allow' }
      )
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      // Short, because it prolongs the life of personal data.
      deleteRetentionPolicy: { enabled: true, days: 7 }
      containerDeleteRetentionPolicy: { enabled: true, days: 7 }
    }

    resource claims 'containers' = {
      name: claimContainer
      properties: { publicAccess: 'None' }
    }
  }

  resource tables 'tableServices' = {
    name: 'default'

    resource ledger 'tables' = { name: ledgerTable }
  }

  resource expiry 'managementPolicies' = {
    name: 'default'
    properties: {
      policy: {
        rules: [
          {
            name: 'delete-claim-checks'
            type: 'Lifecycle'
            enabled: true
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['${claimContainer}/'] }
              actions: { baseBlob: { delete: { daysAfterCreationGreaterThan: claimRetentionDays } } }
            }
          }
        ]
      }
    }
  }
}

// Reason: the app writes claim checks and reads them again; the one container only.
resource appWritesClaims 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::blobs::claims.id, 'app', roles.blobContributor)
  scope: account::blobs::claims
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobContributor)
    description: 'The app writes claim checks.'
  }
}

// Reason: the app records every event; the one table only.
resource appWritesLedger 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::tables::ledger.id, 'app', roles.tableContributor)
  scope: account::tables::ledger
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableContributor)
    description: 'The app records every event.'
  }
}

// Reason: a consumer follows an event's dataref.
resource consumersReadClaims 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for consumer in consumerPrincipalIds: {
  name: guid(account::blobs::claims.id, consumer, roles.blobReader)
  scope: account::blobs::claims
  properties: {
    principalId: consumer
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobReader)
    description: 'A consumer reads the data that an event refers to.'
  }
}]

// Reason: people trace an event; the ledger holds ids and outcomes, no personal data.
resource operatorsReadLedger 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorGroupId)) {
  name: guid(account::tables::ledger.id, operatorGroupId, roles.tableReader)
  scope: account::tables::ledger
  properties: {
    principalId: operatorGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableReader)
    description: 'Operators trace events; the ledger holds ids and outcomes only.'
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (target.resilient) {
  name: 'keep'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'The ledger keeps events single; consumers still refer to claim checks.'
  }
}

#disable-next-line use-recent-api-versions // The newest without preview, 2016-09-01, knows no category groups.
resource blobLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'bridge'
  scope: account::blobs
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

#disable-next-line use-recent-api-versions // The newest without preview, 2016-09-01, knows no category groups.
resource tableLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'bridge'
  scope: account::tables
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

output id string = account.id
output blobServiceUri string = account.properties.primaryEndpoints.blob
output tableServiceUri string = account.properties.primaryEndpoints.table
