// Truv's production. What is yours alone comes from the environment, so that this file can be committed.
using 'main.bicep'

param environmentName = 'production'
param environment = 'Production'
param location = readEnvironmentVariable('BRIDGE_LOCATION', 'eastus2')
param plan = readEnvironmentVariable('BRIDGE_PLAN', 'ElasticPremium')
param planSize = readEnvironmentVariable('BRIDGE_PLAN_SIZE', 'EP1')
param packageName = readEnvironmentVariable('BRIDGE_PACKAGE', 'bridge.zip')
param alertEmails = split(readEnvironmentVariable('BRIDGE_ALERT_EMAILS', 'bridge-operators@example.com'), ',')
param operatorGroupId = readEnvironmentVariable('BRIDGE_OPERATOR_GROUP', '')
param operatorAddresses = filter(split(readEnvironmentVariable('BRIDGE_OPERATOR_ADDRESSES', ''), ','), address => address != '')
param consumerPrincipalIds = filter(split(readEnvironmentVariable('BRIDGE_CONSUMERS', ''), ','), id => id != '')
param consumerAddresses = filter(split(readEnvironmentVariable('BRIDGE_CONSUMER_ADDRESSES', ''), ','), address => address != '')
param privateEndpoints = true

// Option A: Truv's own certificate, known by its fingerprint: pin the renewed one beside it before it comes (bridge cert pin).
param trustRules = [
  {
    name: 'truv-pinned'
    kind: 'Pinned'
    subjectAlternativeName: 'mtls-prod.truv.com'
    certificateSha256Secret: 'truv-webhook-pin-*'
  }
]

param headers = [
  { name: 'X-Bridge-Key', secrets: 'webhook-header-*' }
]
