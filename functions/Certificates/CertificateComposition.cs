using Bridge.Functions.Settings;
using Bridge.Functions.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bridge.Functions.Certificates;

/// <summary>Puts together what the trust rules need while the app runs.</summary>
internal static class CertificateComposition
{
    internal static IHostApplicationBuilder AddCertificates(this IHostApplicationBuilder builder)
    {
        // Its own log lines would hold addresses with their queries.
        builder.Services.AddHttpClient(RevocationSource.ClientName).RemoveAllLoggers();
        builder.Services
            .AddSingleton<Func<VaultClients>>(services => services.GetRequiredService<VaultClients>)
            .AddSingleton<RevocationSource>()
            .AddSingleton<RevocationTelemetry>()
            .AddSingleton<RevocationFeeds>()
            .AddHostedService(services => new RevocationRefresh(
                services.GetRequiredService<RevocationFeeds>(),
                services.GetRequiredService<IOptions<ReceivingOptions>>(),
                services.GetRequiredService<RevocationTelemetry>(),
                services.GetRequiredService<TimeProvider>(),
                Random.Shared.NextDouble));
        return builder;
    }
}
