using Bridge.Core.Truv;
using Bridge.Core.Webhooks;

namespace Bridge.Functions.Vault;

/// <summary>Everything secret that the app works with, as read from the vault.</summary>
/// <param name="Policy">What webhooks are checked against.</param>
/// <param name="Credentials">The access headers of API calls.</param>
/// <param name="ClientCertificate">What we present to the API.</param>
/// <param name="Stamp">Names and versions behind policy and credentials.</param>
/// <param name="Expiring">What ends by itself.</param>
internal sealed record VaultContents(
    ReceivingPolicy Policy, TruvCredentials Credentials, ClientCertificate ClientCertificate, string Stamp,
    IReadOnlyList<Expiring> Expiring);
