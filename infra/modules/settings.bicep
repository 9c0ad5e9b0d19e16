// Every application setting, in one place. A test starts the app's own validation with what comes out, and refuses a name that
// the app does not know.
import { truvEnvironment } from 'truv.bicep'
import { customHeader, trustRule } from 'types.bicep'

@export()
@description('What the platform demands of callers. The site\'s properties and the settings that attest them come from here, and only here.')
var inbound = {
  clientCertEnabled: true
  clientCertMode: 'Required'
  httpsOnly: true
  clientCertExclusionPaths: null
}

@export()
@description('Names of what the vault must hold; the values never pass through a deployment.')
type vaultNames = {
  @description('The certificate that we show to Truv\'s API.')
  clientCertificate: string
  @description('The secret with Truv\'s client id.')
  clientIdSecret: string
  @description('The secrets with active Access Secrets, comma-separated; the first one calls the API.')
  accessSecrets: string
}

@export()
@description('The statement of what the platform demands, made from the properties themselves.')
func attestation() object => {
  Receiving__Attestation__ClientCertificateMode: inbound.clientCertEnabled ? inbound.clientCertMode : 'Disabled'
  Receiving__Attestation__HttpsOnly: toLower(string(inbound.httpsOnly))
  Receiving__Attestation__ExclusionPaths: inbound.clientCertExclusionPaths ?? 'None'
}

@export()
@description('When the timers run: NCRONTAB, six fields, UTC.')
type schedules = {
  @description('How often received webhooks are enriched.')
  enrichment: string
  @description('How often Truv\'s delivery history is compared.')
  reconciliation: string
}

@export()
@description('What reconciling may change of Truv\'s configuration of our webhook.')
type repair = 'None' | 'Enable' | 'EnableAndSubscribe'

@export()
@description('Truv\'s environment, our access to it, and the timers.')
func truv(
  environment truvEnvironment,
  names vaultNames,
  schedules schedules,
  webhookUrl string,
  repair repair
) object => {
  Truv__Environment: environment
  Truv__ClientCertificate: names.clientCertificate
  Truv__ClientIdSecret: names.clientIdSecret
  Truv__AccessSecrets: names.accessSecrets
  EnrichmentSchedule: schedules.enrichment
  ReconciliationSchedule: schedules.reconciliation
  Reconciliation__WebhookUrl: webhookUrl
  Reconciliation__Repair: repair
}

@description('One more setting of a trust rule, unless it is left open.')
func ruleSetting(index int, name string, value string?) object =>
  value == null ? {} : { 'Receiving__TrustRules__${index}__${name}': value }

@export()
@description('What a webhook must show.')
func receiving(rules trustRule[], headers customHeader[]) object =>
  reduce(
    concat(
      map(rules, (rule, i) => {
        'Receiving__TrustRules__${i}__Name': rule.name
        'Receiving__TrustRules__${i}__Kind': rule.kind
        'Receiving__TrustRules__${i}__SubjectAlternativeName': rule.subjectAlternativeName
        ...ruleSetting(i, 'CertificateSha256Secret', rule.?certificateSha256Secret)
        ...ruleSetting(i, 'SpkiSha256Secret', rule.?spkiSha256Secret)
        ...ruleSetting(i, 'CaSecret', rule.?caSecret)
        ...ruleSetting(i, 'IntermediatesSecret', rule.?intermediatesSecret)
        ...ruleSetting(i, 'Crl', rule.?crl)
        ...ruleSetting(i, 'NotBefore', rule.?notBefore)
        ...ruleSetting(i, 'NotAfter', rule.?notAfter)
      }),
      map(headers, (header, i) => {
        'Receiving__Headers__${i}__Name': header.name
        'Receiving__Headers__${i}__Secrets': header.secrets
      })
    ),
    // App Service reports the caller in X-Forwarded-For: a second lock behind the access restrictions.
    { Receiving__SourceAddresses__Enabled: 'true' },
    (all, one) => union(all, one)
  )

@export()
@description('The host: runtime, its own storage and telemetry by identity.')
func host(clientId string, storageName string, connectionString string) object => {
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'
  // What the exporters would tell their maker about themselves; the network lets none of it out.
  APPLICATIONINSIGHTS_STATSBEAT_DISABLED: 'true'
  APPLICATIONINSIGHTS_SDKSTATS_DISABLED: 'true'
  APPLICATIONINSIGHTS_SDKSTATS_DISABLED_ALL: 'true'
}

@export()
@description('What Elastic Premium needs beside: Flex Consumption takes these from functionAppConfig and refuses them as settings.')
func elasticPremium(packageUrl string, identityId string) object => {
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
  WEBSITE_RUN_FROM_PACKAGE: packageUrl
  WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identityId
}
