using Bridge.Functions.Settings;
using Bridge.Functions.Vault;

namespace Bridge.Cli.Cert.Requests;

/// <summary>What <c>bridge cert request</c> was asked for.</summary>
/// <param name="Name">Our name at Truv.</param>
/// <param name="Environment">Which of Truv's environments it is for.</param>
/// <param name="Key">Kind of the key.</param>
/// <param name="Certificate">Name in the vault; null for the one in the settings.</param>
/// <param name="File">Where the request goes; null for a name made of the subject.</param>
/// <param name="Anew">Whether a pending request is given up.</param>
internal sealed record RequestOrder(
    string Name, TruvEnvironment Environment, VaultKeyKind Key, string? Certificate, string? File, bool Anew);
