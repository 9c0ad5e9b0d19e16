// Who is told of what. An alert is named as its section in docs/operations.md, and its metric as the code declares it; tests
// compare both.
import { deployment } from 'types.bicep'

param target deployment
param workspaceId string
param siteId string
param serviceBusId string
param queues { received: string, events: string, quarantine: string }

@description('Addresses that get the alerts.')
param emails string[]

@description('Where the runbook is read, the name of an alert follows.')
param runbook string

@description('Hours without a webhook after which somebody is told; 0 for a deployment that is quiet by nature.')
param silenceHours 0 | 1 | 6 | 12 | 24

@description('Whether the plan is Flex Consumption, whose apps have no metric of failed requests.')
param isFlex bool

var refusals = '''
AppMetrics
| where Name == 'bridge.webhooks'
| extend Verdict = tostring(Properties.verdict)
'''

var expiry = '''
AppMetrics
| where Name == 'bridge.certificates.days_left'
| summarize Days = min(Sum)
'''

var logAlerts = concat(
  [
    {
      name: 'refused-webhooks'
      text: 'Requests that passed the address filter and a TLS handshake were refused.'
      severity: 2
      minutes: 15
      query: '${refusals}| where Verdict !in (\'accepted\', \'caller-gone\', \'signature-mismatch\') | summarize Value = sum(Sum) by Verdict'
      above: 20
    }
    {
      name: 'signature-mismatch'
      text: 'A trusted sender signs with a secret that the vault does not hold: most likely a key rotated at Truv.'
      severity: 1
      minutes: 15
      query: '${refusals}| where Verdict == \'signature-mismatch\' | summarize Value = sum(Sum)'
      above: 2
    }
    {
      name: 'enrichment-age'
      text: 'An event took longer than 15 minutes from receiving to publishing.'
      severity: 2
      minutes: 15
      query: 'AppMetrics | where Name == \'bridge.enrichment.age\' | summarize Value = max(Max)'
      above: 900
    }
    {
      name: 'enrichment-halted'
      text: 'Enriching is halted for a reason that no retry mends, such as refused credentials.'
      severity: 1
      minutes: 15
      query: 'AppMetrics | where Name == \'bridge.enrichment.trouble\' | extend Reason = tostring(Properties.reason) | summarize arg_max(TimeGenerated, Sum) by Reason | summarize Value = max(Sum) by Reason'
      above: 0
    }
    {
      name: 'ledger-failures'
      text: 'The ledger cannot be read or written.'
      severity: 2
      minutes: 15
      query: 'AppMetrics | where Name == \'bridge.ledger.failures\' | summarize Value = sum(Sum)'
      above: 10
    }
    {
      name: 'reconciliation-gap'
      text: 'Truv\'s history had events that never arrived; they were queued, and something kept them away.'
      severity: 2
      minutes: 30
      query: 'AppMetrics | where Name == \'bridge.reconciliation.gap\' | summarize Value = max(Sum)'
      above: 0
    }
    {
      // A run that never comes measures nothing: that is told too.
      name: 'reconciliation-lag'
      text: 'Truv\'s history was not compared for 6 hours; it reaches back 30 days.'
      severity: 2
      minutes: 60
      query: 'AppMetrics | where Name == \'bridge.reconciliation.lag\' | summarize Lag = max(Sum) | extend Value = coalesce(Lag, 2592000.0)'
      above: 21600
    }
    {
      name: 'webhook-configuration'
      text: 'Our webhook at Truv is missing, disabled, or lacks events.'
      severity: 1
      minutes: 30
      query: 'AppMetrics | where Name == \'bridge.reconciliation.webhook\' | summarize arg_max(TimeGenerated, Sum) by State = tostring(Properties.state) | summarize Value = max(Sum) by State'
      above: 0
    }
    {
      name: 'vault-age'
      text: 'The vault was not read for an hour; the last good values are in use.'
      severity: 2
      minutes: 30
      query: 'AppMetrics | where Name == \'bridge.vault.age\' | summarize Value = max(Sum)'
      above: 3600
    }
    {
      name: 'expiry-60-days'
      text: 'A certificate, authority, rule or secret expires within 60 days.'
      severity: 3
      minutes: 60
      query: '${expiry}| extend Value = 60 - Days'
      above: 0
    }
    {
      name: 'expiry-30-days'
      text: 'A certificate, authority, rule or secret expires within 30 days.'
      severity: 2
      minutes: 60
      query: '${expiry}| extend Value = 30 - Days'
      above: 0
    }
    {
      name: 'expiry-7-days'
      text: 'A certificate, authority, rule or secret expires within 7 days.'
      severity: 1
      minutes: 60
      query: '${expiry}| extend Value = 7 - Days'
      above: 0
    }
    {
      name: 'crl-stale'
      text: 'A list of revoked certificates is out of date; after its grace time the rule refuses every certificate.'
      severity: 1
      minutes: 60
      query: 'AppMetrics | where Name == \'bridge.crl.remaining\' | extend Rule = tostring(Properties.rule) | summarize arg_max(TimeGenerated, Sum) by Rule | summarize Value = -min(Sum) by Rule'
      above: 0
    }
  ],
  isFlex
    ? [
        {
          name: 'http-5xx'
          text: 'Requests ended with a server error.'
          severity: 1
          minutes: 5
          query: 'AppRequests | where toint(ResultCode) >= 500 | summarize Value = sum(ItemCount)'
          above: 5
        }
      ]
    : [],
  silenceHours == 0
    ? []
    : [
        {
          name: 'no-webhooks'
          text: 'No webhook was accepted for hours: Truv may have disabled the endpoint.'
          severity: 2
          minutes: silenceHours * 60
          query: '${refusals}| where Verdict == \'accepted\' | summarize Accepted = sum(Sum) | extend Value = iff(coalesce(Accepted, 0.0) == 0, 1, 0)'
          above: 0
        }
      ]
)

var queueAlerts = [
  {
    name: 'dead-letters'
    text: 'Messages were dead-lettered.'
    severity: 1
    metric: 'DeadletteredMessages'
    queues: [queues.received, queues.events, queues.quarantine]
    above: 0
  }
  {
    name: 'quarantine'
    text: 'Webhooks lie in quarantine: a trusted certificate with a wrong signature or an unreadable body.'
    severity: 1
    // All messages: a reader that holds one by lock must not make it look gone.
    metric: 'Messages'
    queues: [queues.quarantine]
    above: 0
  }
  {
    name: 'received-backlog'
    text: 'Webhooks pile up before enriching.'
    severity: 2
    metric: 'ActiveMessages'
    queues: [queues.received]
    above: 5000
  }
  {
    name: 'events-unread'
    text: 'Events pile up before the consumers.'
    severity: 2
    metric: 'ActiveMessages'
    queues: [queues.events]
    above: 10000
  }
  {
    name: 'queue-size'
    text: 'A queue has used 70 % of its 5 GiB; a full one refuses webhooks.'
    severity: 1
    metric: 'Size'
    queues: [queues.received, queues.events]
    above: 3758096384
  }
]

var action = { actionGroupId: people.id }

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-bridge-${target.name}'
  location: 'global'
  tags: target.tags
  properties: {
    groupShortName: 'bridge'
    enabled: true
    emailReceivers: map(emails, (email, i) => {
      name: 'email-${i}'
      emailAddress: email
      useCommonAlertSchema: true
    })
  }
}

resource onLogs 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [for alert in logAlerts: {
  name: 'bridge-${target.name}-${alert.name}'
  location: target.location
  tags: target.tags
  kind: 'LogAlert'
  properties: {
    displayName: 'Bridge ${target.name}: ${alert.name}'
    description: '${alert.text} What to do: ${runbook}#${alert.name}'
    enabled: true
    severity: alert.severity
    scopes: [workspaceId]
    evaluationFrequency: alert.minutes < 60 ? 'PT${alert.minutes}M' : 'PT1H'
    windowSize: alert.minutes < 60 ? 'PT${alert.minutes}M' : 'PT${alert.minutes / 60}H'
    criteria: {
      allOf: [
        {
          query: alert.query
          metricMeasureColumn: 'Value'
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: alert.above
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: [people.id] }
  }
}]

resource onQueues 'Microsoft.Insights/metricAlerts@2026-01-01' = [for alert in queueAlerts: {
  name: 'bridge-${target.name}-${alert.name}'
  location: 'global'
  tags: target.tags
  properties: {
    description: '${alert.text} What to do: ${runbook}#${alert.name}'
    enabled: true
    severity: alert.severity
    scopes: [serviceBusId]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: alert.name
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.ServiceBus/namespaces'
          metricName: alert.metric
          dimensions: [{ name: 'EntityName', operator: 'Include', values: alert.queues }]
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: alert.above
        }
      ]
    }
    actions: [action]
  }
}]

resource throttled 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: 'bridge-${target.name}-service-bus-throttled'
  location: 'global'
  tags: target.tags
  properties: {
    description: 'Service Bus refuses requests because of their rate. What to do: ${runbook}#service-bus-throttled'
    enabled: true
    severity: 2
    scopes: [serviceBusId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'service-bus-throttled'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.ServiceBus/namespaces'
          metricName: 'ThrottledRequests'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 10
        }
      ]
    }
    actions: [action]
  }
}

resource serverErrors 'Microsoft.Insights/metricAlerts@2026-01-01' = if (!isFlex) {
  name: 'bridge-${target.name}-http-5xx'
  location: 'global'
  tags: target.tags
  properties: {
    description: 'Requests ended with a server error. What to do: ${runbook}#http-5xx'
    enabled: true
    severity: 1
    scopes: [siteId]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'http-5xx'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.Web/sites'
          metricName: 'Http5xx'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 5
        }
      ]
    }
    actions: [action]
  }
}
