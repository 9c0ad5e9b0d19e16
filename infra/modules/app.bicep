// The function app and its plan. Elastic Premium by default, where client certificates are documented; Flex Consumption on demand.
import { deployment, customHeader, trustRule } from 'types.bicep'
import { truvEnvironment, webhookSources } from 'truv.bicep'
import { attestation, elasticPremium, host, inbound, receiving, repair, schedules, truv, vaultNames } from 'settings.bicep'

param target deployment
param environment truvEnvironment
param plan 'ElasticPremium' | 'FlexConsumption'
param identity { id: string, clientId: string }
param subnetId string
param workspaceId string
param insightsConnectionString string
param hostStorage { name: string, packageContainerUrl: string }

@description('Name of the package in its container.')
param packageName string

param serviceBus { fullyQualifiedNamespace: string, received: string, events: string, quarantine: string }
param vaultUri string
param storage { blobServiceUri: string, tableServiceUri: string, claimContainer: string, ledgerTable: string }
param names vaultNames
param trustRules trustRule[]
param headers customHeader[]
param timers schedules
param webhookRepair repair

@description('The address that Truv delivers to; empty for the one that the platform gives the app.')
param ownWebhookUrl string

@description('Size of an Elastic Premium instance: 1, 2 or 4 cores.')
param planSize 'EP1' | 'EP2' | 'EP3'

param minimumInstances int
param maximumInstances int

@description('Who may reach the deployment site.')
param operatorAddresses string[]

var isFlex = plan == 'FlexConsumption'
var siteName = 'func-bridge-${target.token}'
var webhookUrl = empty(ownWebhookUrl) ? 'https://${siteName}.azurewebsites.net/api/webhooks/truv' : ownWebhookUrl

var settings = union(
  attestation(),
  truv(environment, names, timers, webhookUrl, webhookRepair),
  receiving(trustRules, headers),
  host(identity.clientId, hostStorage.name, insightsConnectionString),
  isFlex ? {} : elasticPremium('${hostStorage.packageContainerUrl}/${packageName}', identity.id),
  {
    KeyVault__Uri: vaultUri
    KeyVault__ManagedIdentityClientId: identity.clientId
    ServiceBus__fullyQualifiedNamespace: serviceBus.fullyQualifiedNamespace
    ServiceBus__Received: serviceBus.received
    ServiceBus__Events: serviceBus.events
    ServiceBus__Quarantine: serviceBus.quarantine
    Storage__tableServiceUri: storage.tableServiceUri
    Storage__blobServiceUri: storage.blobServiceUri
    Storage__LedgerTable: storage.ledgerTable
    Storage__ClaimContainer: storage.claimContainer
  }
)

var operatorRules = map(operatorAddresses, (address, i) => {
  name: 'operator-${i}'
  action: 'Allow'
  priority: 100 + i
  ipAddress: contains(address, '/') ? address : '${address}/32'
})

// Order and names as the platform takes them: the first match decides, the last line says the default aloud.
var siteConfig = {
  appSettings: map(items(settings), setting => { name: setting.key, value: setting.value })
  ftpsState: 'Disabled'
  http20Enabled: true
  minTlsVersion: '1.2'
  scmMinTlsVersion: '1.2'
  remoteDebuggingEnabled: false
  ipSecurityRestrictionsDefaultAction: 'Deny'
  ipSecurityRestrictions: [
    {
      name: 'truv-webhooks'
      action: 'Allow'
      priority: 100
      ipAddress: join(webhookSources, ',')
    }
  ]
  scmIpSecurityRestrictionsUseMain: false
  scmIpSecurityRestrictionsDefaultAction: 'Deny'
  scmIpSecurityRestrictions: operatorRules
}

var elasticConfig = {
  linuxFxVersion: 'DOTNET-ISOLATED|10.0'
  use32BitWorkerProcess: false
  minimumElasticInstanceCount: minimumInstances
}

resource servers 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-bridge-${target.name}'
  location: target.location
  tags: target.tags
  kind: isFlex ? 'functionapp' : 'elastic'
  sku: isFlex ? { name: 'FC1', tier: 'FlexConsumption' } : { name: planSize, tier: 'ElasticPremium', capacity: minimumInstances }
  properties: {
    reserved: true
    zoneRedundant: target.resilient
    ...(isFlex ? {} : { maximumElasticWorkerCount: maximumInstances })
  }
}

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: siteName
  location: target.location
  tags: union(target.tags, { 'azd-service-name': 'bridge' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: servers.id
    ...inbound
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identity.id
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: subnetId
    outboundVnetRouting: { allTraffic: true }
    siteConfig: union(siteConfig, isFlex ? {} : elasticConfig)
    functionAppConfig: !isFlex
      ? null
      : {
          deployment: {
            storage: {
              type: 'blobContainer'
              value: hostStorage.packageContainerUrl
              authentication: {
                type: 'UserAssignedIdentity'
                userAssignedIdentityResourceId: identity.id
              }
            }
          }
          runtime: { name: 'dotnet-isolated', version: '10.0' }
          scaleAndConcurrency: {
            instanceMemoryMB: 2048
            maximumInstanceCount: maximumInstances
            alwaysReady: [{ name: 'http', instanceCount: minimumInstances }]
          }
        }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

#disable-next-line use-recent-api-versions // The newest without preview, 2016-09-01, knows no category groups.
resource siteLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'bridge'
  scope: site
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'FunctionAppLogs', enabled: true }, { category: 'AppServiceAuthenticationLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

#disable-next-line use-recent-api-versions // The newest without preview, 2016-09-01, knows no category groups.
resource planMetrics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'bridge'
  scope: servers
  properties: {
    workspaceId: workspaceId
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = site.id
output name string = site.name
@description('Give this to Truv Support.')
output webhookUrl string = webhookUrl
