// The whole bridge for one of Truv's environments: sandbox and production are two deployments of this template.
targetScope = 'subscription'

import { truvEnvironment } from 'modules/truv.bicep'
import { customHeader, destination, trustRule } from 'modules/types.bicep'
import { repair, schedules, vaultNames } from 'modules/settings.bicep'

@description('Part of every name: one deployment, such as sandbox.')
@minLength(2)
@maxLength(12)
param environmentName string

param location string

@description('Which of Truv\'s environments this deployment serves.')
param environment truvEnvironment

@description('Elastic Premium, where client certificates are documented; Flex Consumption once you have proved them there (docs/deploy.md).')
param plan 'ElasticPremium' | 'FlexConsumption' = 'ElasticPremium'

@description('Size of an Elastic Premium instance: 1, 2 or 4 cores (docs/scale.md).')
param planSize 'EP1' | 'EP2' | 'EP3' = 'EP1'

@description('Spread over zones, with locks against deletion. A test demands it of production.')
param resilient bool = environment == 'Production'

@description('Premium has an address of its own, so that egress can be narrow; Standard costs a small part.')
param serviceBusSku 'Standard' | 'Premium' = environment == 'Production' ? 'Premium' : 'Standard'

@description('Messaging units of a Premium namespace.')
param serviceBusCapacity 1 | 2 | 4 | 8 | 16 = 1

@description('Reach vault, storage and a Premium Service Bus by private endpoints only.')
param privateEndpoints bool = environment == 'Production'

@description('A network of at least /24 that nothing else here uses.')
param addressPrefix string = '10.60.0.0/24'

@description('Rules that know Truv\'s client certificate; one that matches is enough.')
@minLength(1)
param trustRules trustRule[]

@description('Custom headers agreed with Truv Support; each must match.')
@minLength(1)
param headers customHeader[]

@description('What the vault must hold, by name.')
param names vaultNames = {
  clientCertificate: 'truv-api-client'
  clientIdSecret: 'truv-client-id'
  accessSecrets: 'truv-access-secret-*'
}

@description('When the timers run.')
param timers schedules = { enrichment: '*/10 * * * * *', reconciliation: '0 */15 * * * *' }

@description('Whether reconciling may enable our webhook at Truv again when Truv has disabled it.')
param webhookRepair repair = 'Enable'

@description('The address that Truv delivers to, with a domain of your own; empty for the one that the platform gives the app.')
param webhookUrl string = ''

@minValue(1)
param minimumInstances int = resilient ? 2 : 1

@minValue(1)
param maximumInstances int = 20

@description('Object id of the Entra group that puts secrets into the vault, deploys, and judges quarantine; empty for none.')
param operatorGroupId string = ''

@description('Addresses from which operators and the deployment come; nobody else reaches vault, package or deployment site.')
param operatorAddresses string[] = []

@description('Object ids of the identities that read truv-events and its claim checks.')
param consumerPrincipalIds string[] = []

@description('Addresses from which consumers come.')
param consumerAddresses string[] = []

@description('Subnets from which consumers come.')
param consumerSubnetIds string[] = []

@description('Destinations beside Truv and Azure, such as the host of a revocation list.')
param extraEgress destination[] = []

@description('Days that an event may lie unread; then it is dead-lettered.')
@minValue(1)
@maxValue(60)
param eventDays int = 14

@description('Days that operators have to replay a dead letter before its claim check is gone.')
@minValue(1)
@maxValue(60)
param deadLetterDays int = 16

@minValue(30)
param logRetentionDays int = 90

@description('Who gets the alerts.')
@minLength(1)
param alertEmails string[]

@description('Where the runbook is read; the name of an alert follows.')
param runbook string = 'docs/operations.md'

@description('Hours without a webhook after which somebody is told; 0 for never.')
param silenceHours 0 | 1 | 6 | 12 | 24 = environment == 'Production' ? 24 : 0

@description('Name of the package in its container; ./bridge deploy gives every package a name of its own.')
param packageName string = 'bridge.zip'

var queues = { received: 'truv-received', events: 'truv-events', quarantine: 'truv-quarantine' }
var claimContainer = 'truv-events'
var ledgerTable = 'truvledger'
var tags = {
  'azd-env-name': environmentName
  application: 'bridge'
  'truv-environment': environment
  'data-classification': 'personal'
}
var target = {
  name: environmentName
  token: uniqueString(subscription().id, environmentName, location)
  location: location
  tags: tags
  resilient: resilient
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-bridge-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { target: target }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    target: target
    appPrincipalId: identity.outputs.principalId
    retentionDays: logRetentionDays
  }
}

module network 'modules/network.bicep' = {
  scope: group
  params: {
    target: target
    environment: environment
    workspaceId: monitoring.outputs.workspaceId
    plan: plan
    serviceBusSku: serviceBusSku
    addressPrefix: addressPrefix
    extraEgress: extraEgress
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    target: target
    appPrincipalId: identity.outputs.principalId
    appSubnetId: network.outputs.appSubnetId
    workspaceId: monitoring.outputs.workspaceId
    operatorGroupId: operatorGroupId
    operatorAddresses: operatorAddresses
    privateOnly: privateEndpoints
    ownAuthority: !empty(filter(trustRules, rule => rule.kind == 'Issued'))
  }
}

module hostStorage 'modules/hostStorage.bicep' = {
  scope: group
  params: {
    target: target
    appPrincipalId: identity.outputs.principalId
    appSubnetId: network.outputs.appSubnetId
    workspaceId: monitoring.outputs.workspaceId
    operatorGroupId: operatorGroupId
    operatorAddresses: operatorAddresses
    privateOnly: privateEndpoints
  }
}

module dataStorage 'modules/dataStorage.bicep' = {
  scope: group
  params: {
    target: target
    appPrincipalId: identity.outputs.principalId
    consumerPrincipalIds: consumerPrincipalIds
    operatorGroupId: operatorGroupId
    appSubnetId: network.outputs.appSubnetId
    consumerSubnetIds: consumerSubnetIds
    allowedAddresses: concat(operatorAddresses, consumerAddresses)
    workspaceId: monitoring.outputs.workspaceId
    privateOnly: privateEndpoints
    ledgerTable: ledgerTable
    claimContainer: claimContainer
    // A day more than the last reading: a claim check may be a day older than the youngest event that refers to it.
    claimRetentionDays: eventDays + deadLetterDays + 1
  }
}

module serviceBus 'modules/serviceBus.bicep' = {
  scope: group
  params: {
    target: target
    sku: serviceBusSku
    capacity: serviceBusCapacity
    queues: queues
    eventDays: eventDays
    appPrincipalId: identity.outputs.principalId
    consumerPrincipalIds: consumerPrincipalIds
    operatorGroupId: operatorGroupId
    appSubnetId: network.outputs.appSubnetId
    consumerSubnetIds: consumerSubnetIds
    allowedAddresses: concat(
      serviceBusSku == 'Premium' ? [] : [network.outputs.staticAddress],
      operatorAddresses,
      consumerAddresses
    )
    workspaceId: monitoring.outputs.workspaceId
    privateOnly: privateEndpoints
  }
}

module endpoints 'modules/privateEndpoints.bicep' = if (privateEndpoints) {
  scope: group
  params: {
    target: target
    subnetId: network.outputs.endpointSubnetId
    networkId: network.outputs.networkId
    vaultId: vault.outputs.id
    hostStorageId: hostStorage.outputs.id
    dataStorageId: dataStorage.outputs.id
    serviceBusId: serviceBus.outputs.id
    withServiceBus: serviceBusSku == 'Premium'
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    target: target
    environment: environment
    plan: plan
    identity: { id: identity.outputs.id, clientId: identity.outputs.clientId }
    subnetId: network.outputs.appSubnetId
    workspaceId: monitoring.outputs.workspaceId
    insightsConnectionString: monitoring.outputs.connectionString
    hostStorage: {
      name: hostStorage.outputs.name
      packageContainerUrl: hostStorage.outputs.packageContainerUrl
    }
    packageName: packageName
    serviceBus: {
      fullyQualifiedNamespace: serviceBus.outputs.fullyQualifiedNamespace
      ...queues
    }
    vaultUri: vault.outputs.uri
    storage: {
      blobServiceUri: dataStorage.outputs.blobServiceUri
      tableServiceUri: dataStorage.outputs.tableServiceUri
      claimContainer: claimContainer
      ledgerTable: ledgerTable
    }
    names: names
    trustRules: trustRules
    headers: headers
    timers: timers
    webhookRepair: webhookRepair
    ownWebhookUrl: webhookUrl
    planSize: planSize
    minimumInstances: minimumInstances
    maximumInstances: maximumInstances
    operatorAddresses: operatorAddresses
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    target: target
    workspaceId: monitoring.outputs.workspaceId
    siteId: app.outputs.id
    serviceBusId: serviceBus.outputs.id
    queues: queues
    emails: alertEmails
    runbook: runbook
    silenceHours: silenceHours
    isFlex: plan == 'FlexConsumption'
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: {
    target: target
    workspaceId: monitoring.outputs.workspaceId
  }
}

output resourceGroup string = group.name
output plan string = plan
output functionApp string = app.outputs.name
@description('The address for Truv\'s webhooks: give it to Truv Support.')
output webhookUrl string = app.outputs.webhookUrl
@description('The one address that our calls to Truv come from: give it to Truv Support.')
output egressAddress string = network.outputs.staticAddress
output keyVault string = vault.outputs.name
output serviceBusNamespace string = serviceBus.outputs.fullyQualifiedNamespace
output hostStorage string = hostStorage.outputs.name
output packageContainer string = hostStorage.outputs.packageContainer
