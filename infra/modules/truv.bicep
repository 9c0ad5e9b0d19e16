// What Truv documents about its addresses. A test compares the lists with the facts; nothing else in infra/ names an address.

@export()
@description('Which of Truv\'s environments a deployment serves.')
type truvEnvironment = 'Sandbox' | 'Production'

@export()
@description('Where Truv\'s webhooks come from: one list, no split by environment.')
var webhookSources = [
  '34.212.57.93/32'
  '44.224.243.166/32'
  '52.25.14.79/32'
]

@export()
@description('The addresses of Truv\'s mTLS API.')
var apiAddresses = {
  Production: [
    '35.167.32.174/32'
    '35.165.53.192/32'
    '54.71.147.242/32'
  ]
  Sandbox: [
    '44.235.37.104/32'
    '35.83.220.165/32'
    '52.38.209.190/32'
  ]
}
