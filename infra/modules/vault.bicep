// Everything secret: Truv's Access Secrets and client id, header values, pins, our authority, the API client certificate.
import { deployment } from 'types.bicep'

param target deployment
param appPrincipalId string
param appSubnetId string
param workspaceId string
param operatorGroupId string
param operatorAddresses string[]
param privateOnly bool
@description('Whether the vault holds an authority of our own, with which operators sign.')
param ownAuthority bool

var roles = {
  secretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  certificateUser: 'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba'
  secretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  certificatesOfficer: 'a4417e6f-fecd-4de8-b567-7b0420556985'
  cryptoOfficer: '14b46e9e-c2b7-41b4-b07b-48a6ebf60603'
}

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' = {
  name: take('kv-${target.token}-${target.name}', 24)
  location: target.location
  tags: target.tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    publicNetworkAccess: privateOnly && empty(operatorAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: 'Deny'
      ipRules: map(operatorAddresses, address => { value: address })
      virtualNetworkRules: privateOnly ? [] : [{ id: appSubnetId }]
    }
  }
}

// Reason: reads the Access Secrets, the client id, header values, pins and authorities. Vault scope, since secrets are added
// while they rotate; the vault holds nothing else.
resource appReadsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, 'app', roles.secretsUser)
  scope: vault
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.secretsUser)
    description: 'The app reads Access Secrets, client id, header values, pins and authorities.'
  }
}

// Reason: downloading the API client certificate needs certificates/get beside secrets/get, which the role above lacks.
resource appReadsCertificate 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, 'app', roles.certificateUser)
  scope: vault
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.certificateUser)
    description: 'The app downloads the client certificate that it shows to Truv\'s API.'
  }
}

// Reason: people put secrets into the vault and rotate them; the app cannot.
resource operatorsWriteSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorGroupId)) {
  name: guid(vault.id, operatorGroupId, roles.secretsOfficer)
  scope: vault
  properties: {
    principalId: operatorGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.secretsOfficer)
    description: 'Operators put secrets into the vault and rotate them.'
  }
}

// Reason: people request and merge the API client certificate.
resource operatorsManageCertificates 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorGroupId)) {
  name: guid(vault.id, operatorGroupId, roles.certificatesOfficer)
  scope: vault
  properties: {
    principalId: operatorGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.certificatesOfficer)
    description: 'Operators request and merge the API client certificate.'
  }
}

// Reason: bridge cert ca create makes the authority's key, issue and revoke sign with it. Only where there is an authority.
resource operatorsSign 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (ownAuthority && !empty(operatorGroupId)) {
  name: guid(vault.id, operatorGroupId, roles.cryptoOfficer)
  scope: vault
  properties: {
    principalId: operatorGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.cryptoOfficer)
    description: 'Operators make the authority of webhook certificates and sign with it.'
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (target.resilient) {
  name: 'keep'
  scope: vault
  properties: {
    level: 'CanNotDelete'
    notes: 'Without the vault the bridge neither starts nor reaches Truv.'
  }
}

#disable-next-line use-recent-api-versions // The newest without preview, 2016-09-01, knows no category groups.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'bridge'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = vault.id
output name string = vault.name
output uri string = vault.properties.vaultUri
