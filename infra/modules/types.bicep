// The shapes of parameters that more than one module takes.

@export()
@description('A rule that knows Truv\'s own certificate by its fingerprint or key.')
type pinnedRule = {
  name: string
  kind: 'Pinned'
  @description('Exact DNS name in the certificate, such as mtls-prod.truv.com.')
  subjectAlternativeName: string
  @description('Key Vault secrets with SHA-256 fingerprints of certificates: a name, or a prefix and *.')
  certificateSha256Secret: string?
  @description('Key Vault secrets with SHA-256 fingerprints of keys, which survive a renewal with the same key: likewise.')
  spkiSha256Secret: string?
  @description('First moment of the rule, ISO 8601 with offset.')
  notBefore: string?
  @description('First moment without the rule, ISO 8601 with offset.')
  notAfter: string?
}

@export()
@description('A rule for a certificate that our own authority has issued to Truv.')
type issuedRule = {
  name: string
  kind: 'Issued'
  @description('Exact DNS name in the certificate.')
  subjectAlternativeName: string
  @description('Key Vault secret with the authority as PEM.')
  caSecret: string
  @description('Key Vault secret with intermediates as PEM.')
  intermediatesSecret: string?
  @description('Lists of revoked certificates, comma-separated: vault:SECRET, or an address that extraEgress lets the app reach.')
  crl: string?
  @description('First moment of the rule, ISO 8601 with offset.')
  notBefore: string?
  @description('First moment without the rule, ISO 8601 with offset.')
  notAfter: string?
}

@export()
@discriminator('kind')
type trustRule = pinnedRule | issuedRule

@export()
@description('A custom header that Truv was asked to send.')
type customHeader = {
  name: string
  @description('Key Vault secrets with accepted values, comma-separated: names, or a prefix and * for all that begin so.')
  secrets: string
}

@export()
@description('A destination that the app may reach beside Truv and Azure, for example the host of a revocation list.')
type destination = {
  name: string
  @description('An address or network in CIDR notation.')
  address: string
  port: string
}

@export()
@description('What every module needs to know of the deployment.')
type deployment = {
  @description('Part of every resource name, such as sandbox.')
  name: string
  @description('Makes globally unique names.')
  token: string
  location: string
  tags: object
  @description('Spread over the region\'s zones, with locks against deletion.')
  resilient: bool
}
