using Microsoft.AspNetCore.Http;

namespace Bridge.Local.KeyVault;

/// <summary>What the vault does not do, as it answers it.</summary>
internal sealed class VaultRefusalException(int status, string code, string message, string? inner = null) : Exception(message)
{
    internal int Status => status;

    internal string Code => code;

    internal string? Inner => inner;

    internal static VaultRefusalException NotFound(string kind, string name) => new(
        StatusCodes.Status404NotFound, $"{kind}NotFound", $"A {kind.ToLowerInvariant()} with (name/id) {name} was not found in this key vault.");

    internal static VaultRefusalException BadParameter(string message) =>
        new(StatusCodes.Status400BadRequest, "BadParameter", message);

    internal static VaultRefusalException Forbidden(string message, string inner) =>
        new(StatusCodes.Status403Forbidden, "Forbidden", message, inner);

    internal static VaultRefusalException Conflict(string message) =>
        new(StatusCodes.Status409Conflict, "Conflict", message);
}
