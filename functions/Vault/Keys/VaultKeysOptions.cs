using Azure.Core;

namespace Bridge.Functions.Vault;

/// <summary>Transport and retries of <see cref="VaultKeys"/>.</summary>
public sealed class VaultKeysOptions : ClientOptions;
