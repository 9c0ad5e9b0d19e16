// The package that azd names is always the one that ./bridge deploy has brought last.
// For azd, which reads this name: everything comes from its environment (azd env set NAME value).
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'sandbox')
param environment = readEnvironmentVariable('BRIDGE_TRUV_ENVIRONMENT', 'Sandbox')
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastus2')
param plan = readEnvironmentVariable('BRIDGE_PLAN', 'ElasticPremium')
param planSize = readEnvironmentVariable('BRIDGE_PLAN_SIZE', 'EP1')
param packageName = readEnvironmentVariable('BRIDGE_PACKAGE', 'bridge.zip')
param alertEmails = split(readEnvironmentVariable('BRIDGE_ALERT_EMAILS', 'bridge-operators@example.com'), ',')
param operatorGroupId = readEnvironmentVariable('BRIDGE_OPERATOR_GROUP', '')
param operatorAddresses = filter(split(readEnvironmentVariable('BRIDGE_OPERATOR_ADDRESSES', ''), ','), address => address != '')
param consumerPrincipalIds = filter(split(readEnvironmentVariable('BRIDGE_CONSUMERS', ''), ','), id => id != '')
param consumerAddresses = filter(split(readEnvironmentVariable('BRIDGE_CONSUMER_ADDRESSES', ''), ','), address => address != '')

// Option B: our own authority has issued the certificate that Truv shows in the sandbox (docs/deploy.md). To be able to revoke it,
// add crl: 'vault:webhook-ca-crl'; that list has to be renewed monthly (docs/certificates.md).
param trustRules = [
  {
    name: 'truv-issued'
    kind: 'Issued'
    subjectAlternativeName: readEnvironmentVariable('BRIDGE_WEBHOOK_CERTIFICATE_NAME', 'mtls-sandbox.truv.com')
    caSecret: 'webhook-ca'
  }
]

param headers = [
  { name: 'X-Bridge-Key', secrets: 'webhook-header-*' }
]
