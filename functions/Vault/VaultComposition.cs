using Azure.Core;
using Bridge.Functions.Settings;
using Bridge.Functions.Truv;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Vault;

/// <summary>Puts together what comes from the vault, and what keeps it up to date.</summary>
internal static class VaultComposition
{
    internal static IHostApplicationBuilder AddVault(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<TokenCredential>(s => VaultClients.Credential(s.GetRequiredService<IOptions<KeyVaultOptions>>()))
            .AddSingleton<VaultClients>()
            .AddSingleton<IApiHandshake, ApiHandshake>()
            .AddSingleton<ClientCertificateReader>()
            .AddSingleton<VaultContentsReader>()
            .AddSingleton<Func<VaultContentsReader>>(services => services.GetRequiredService<VaultContentsReader>)
            .AddSingleton<SignerNotes>()
            .AddSingleton<VaultTelemetry>()
            .AddSingleton<VaultState>()
            .AddHostedService(services => services.GetRequiredService<VaultState>())
            .AddHostedService(services => new VaultRefresh(
                services.GetRequiredService<VaultState>(), services.GetRequiredService<IOptions<KeyVaultOptions>>(),
                services.GetRequiredService<VaultTelemetry>(), services.GetRequiredService<TimeProvider>(), Random.Shared.NextDouble))
            .AddHostedService<SignerWriter>();
        return builder;
    }
}
