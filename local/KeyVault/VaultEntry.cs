namespace Bridge.Local.KeyVault;

/// <summary>One version of a secret; a certificate's secret holds its PKCS#12.</summary>
/// <param name="Version">32 hex digits.</param>
/// <param name="Value">The secret text.</param>
/// <param name="ContentType">Media type, null when none was given.</param>
/// <param name="Der">The leaf of a certificate, null for a plain secret.</param>
/// <param name="Created">When this version was set, UTC.</param>
internal sealed record VaultEntry(string Version, string Value, string? ContentType, byte[]? Der, DateTimeOffset Created);
