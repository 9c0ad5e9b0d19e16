using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Vault;

/// <summary>The vault for an operator who composes the app and does not start it.</summary>
public static class VaultOperatorComposition
{
    /// <summary>Reads the vault as the app does at its start; Truv's API can be called from then on.</summary>
    /// <exception cref="OptionsValidationException">Something is missing or wrong; lists all of it.</exception>
    public static Task ReadVaultAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<VaultState>().StartingAsync(cancellationToken);
}
